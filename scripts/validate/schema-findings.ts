// What the JSON schema of the values finds, in our words.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import type { Finding, ValuePath } from '../../schema/messages.ts';

let compiled: ValidateFunction | undefined;

/** Findings of the schema on merged values, at most one per place. */
export function schemaFindings(values: unknown): Finding[] {
	compiled ??= new Ajv({ strict: false, allErrors: true, verbose: true }).compile(valuesSchema);
	if (compiled(values)) return [];
	const findings = (compiled.errors ?? []).flatMap((error) => toFinding(error) ?? []);
	return findings.filter(
		({ path }, index) => findings.findIndex((other) => samePlace(other.path, path)) === index,
	);
}

const limits: { readonly [keyword: string]: string } = { minimum: 'at least', maximum: 'at most' };

function toFinding({ keyword, instancePath, params, data }: ErrorObject): Finding | undefined {
	const steps = toSteps(instancePath);
	const path = steps.join('.');
	const value = JSON.stringify(data);
	switch (keyword) {
		case 'additionalProperties': {
			const at = [path, String(params.additionalProperty)].filter(Boolean).join('.');
			return { code: 'key-unknown', path: [...steps, String(params.additionalProperty)], args: { path: at } };
		}
		case 'type':
			return { code: 'value-shape', path: steps, args: { path, kind: kindWords(params.type) } };
		case 'enum': {
			const allowed = (params.allowedValues as unknown[]).filter((one) => one !== null).join(', ');
			return { code: 'value-unknown', path: steps, args: { path, value, allowed } };
		}
		case 'pattern':
			return { code: 'value-form', path: steps, args: { path, value, pattern: String(params.pattern) } };
		case 'minimum':
		case 'maximum':
			return {
				code: 'value-range',
				path: steps,
				args: { path, value, limit: `${limits[keyword]} ${params.limit}` },
			};
		case 'minItems':
			return {
				code: 'value-list',
				path: steps,
				args: { path, problem: `needs at least ${params.limit} item(s)` },
			};
		case 'maxItems':
			return {
				code: 'value-list',
				path: steps,
				args: { path, problem: `takes at most ${params.limit} items` },
			};
		case 'uniqueItems':
			return { code: 'value-list', path: steps, args: { path, problem: 'holds the same item twice' } };
		case 'required':
			return { code: 'value-list', path: steps, args: { path, problem: `needs ${params.missingProperty}` } };
		default:
			// `if` and `then` only point at the errors beside them.
			return undefined;
	}
}

const samePlace = (a: ValuePath, b: ValuePath) => a.join('\0') === b.join('\0');

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
		.map((type) => (type === 'object' ? 'map' : type === 'array' ? 'list' : type));
	return words.join(' or ');
}
