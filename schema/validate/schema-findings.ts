// What the JSON schema of the values finds, in our words.

import type { ValuesFinding } from '../findings/finding.ts';
import { found } from '../findings/found.ts';
import { isMap } from '../text/map.ts';
import { memberOf } from '../text/members.ts';
import { pathText, valueAt } from '../text/path.ts';
import forms from './forms.json' with { type: 'json' };
import type { ConstrainedTree } from './schema-constraints.ts';
import { leafValidators, type SchemaError, type Validate, wholeValidator } from './validator.ts';

/**
 * Findings of the schema on values, at most one per place. The schema's conditional on trustedIPs is left out: the rule
 * `trusted-ips-missing` says it better.
 */
export function schemaFindings(values: unknown): ValuesFinding[] {
	const byPlace = new Map<string, ValuesFinding>();
	const whole = wholeValidator();
	if (whole(values)) return [];
	for (const error of whole.errors ?? []) {
		if (error.schemaPath.includes('/else/')) continue;
		for (const finding of toFindings(error, values)) {
			const place = finding.path.join('\0');
			if (!byPlace.has(place)) byPlace.set(place, finding);
		}
	}
	return [...byPlace.values()];
}

/**
 * Whether the schema finds anything in values whose shapes the contract found right: it does where a leaf violates what the schema
 * alone says of it. That takes a fraction of the whole schema's time.
 */
export function violatesSchema(values: unknown): boolean {
	return hasViolation(values, leafValidators());
}

function hasViolation(value: unknown, node: Validate | ConstrainedTree<Validate>): boolean {
	if (value === null || value === undefined) return false;
	if (isValidate(node)) return !node(value);
	if (!isMap(value)) return false;
	// A closure would be made for every map of every file.
	for (const key of Object.keys(value)) {
		const below = Object.hasOwn(node, key) ? node[key] : undefined;
		if (below !== undefined && hasViolation(value[key], below)) return true;
	}
	return false;
}

const isValidate = (node: Validate | ConstrainedTree<Validate>): node is Validate =>
	typeof node === 'function';

/** A sentence for each pattern of the schema. */
const sentences: { readonly [pattern: string]: string } = forms;

const limits: { readonly [keyword: string]: string } = { minimum: 'at least', maximum: 'at most' };

/** One finding, or none. */
function toFindings({ keyword, instancePath, params }: SchemaError, values: unknown): ValuesFinding[] {
	const steps = toSteps(instancePath);
	const path = pathText(steps);
	const value = valueAt(values, steps);
	const text = () => JSON.stringify(value);
	const listFinding = (problem: string) => found('value-list', steps, { path, problem });
	switch (keyword) {
		case 'additionalProperties': {
			const at = [...steps, String(params.additionalProperty)];
			return found('key-unknown', at, { path: pathText(at) });
		}
		// Keys that only the charts of Kong have.
		case 'const':
			return found('key-unknown', steps, { path });
		case 'type':
			return found('value-shape', steps, { path, kind: kindWords(params.type) });
		case 'enum': {
			const allowed = (params.allowedValues as unknown[]).filter((one) => one !== null).map(String);
			const args = { path, value: text(), allowed: allowed.join(', ') };
			return found('value-unknown', steps, args, [], { value, allowed });
		}
		case 'pattern': {
			const pattern = String(params.pattern);
			if (/^clientIp\.trustedIPs\.\d+$/.test(steps.join('.'))) {
				const args = { index: String(steps.at(-1)), value: text() };
				return found('trusted-ip-invalid', steps, args, [], { value });
			}
			const args = { path, value: text(), form: memberOf(sentences, pattern) ?? '' };
			return found('value-form', steps, args, [], { value, pattern });
		}
		case 'minimum':
		case 'maximum':
			return found('value-range', steps, {
				path,
				value: text(),
				limit: `${limits[keyword]} ${params.limit}`,
			});
		case 'minItems':
			return listFinding(`needs at least ${items(params.limit)}`);
		case 'maxItems':
			return listFinding(`can have at most ${items(params.limit)}`);
		case 'uniqueItems':
			return listFinding('holds the same item twice');
		case 'required':
			return listFinding(`needs ${params.missingProperty}`);
		default:
			// `if` only points at the errors beside it.
			return [];
	}
}

const items = (count: unknown) => (count === 1 ? 'one item' : `${count} items`);

/** The steps of a JSON pointer. */
function toSteps(pointer: string): (string | number)[] {
	const steps = pointer
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
	return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function kindWords(types: unknown): string {
	const words = [types]
		.flat()
		.filter((type) => type !== 'null')
		.map((type) => memberOf(kindNames, String(type)) ?? type);
	return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join('');
}

/** Our words, where they are not JSON schema's. */
const kindNames: { readonly [type: string]: string } = {
	object: 'map',
	array: 'list',
	integer: 'whole number',
};
