// Fills a values file up to the full values: what is missing or null gets its default, what has the wrong shape is reported.
import contractJson from '../../chart/files/contract.json' with { type: 'json' };
import type { ValuesFinding } from '../findings/finding.ts';
import { isMap } from '../text/map.ts';
import { oncePer } from '../text/once-per.ts';
import type { ValuePath } from '../text/path.ts';
import type { Values } from '../values/values.ts';
import { type Contract, isLeaf, type Leaf, type ValueKind } from './types.ts';

export const contract = contractJson as unknown as Contract;

/** Keys that may stand at the root beside ours. */
const atRoot = (key: string) => key === 'global' || key === 'enabled' || key.startsWith('x-');

/**
 * The values as they are after defaults, and a finding for each value of the wrong shape (which then has its default), for each value
 * that is not among those allowed, and for each unknown key.
 */
export function settle(values: unknown): { values: Values; findings: ValuesFinding[] } {
	const findings: ValuesFinding[] = [];
	const settled = settleMap(values, contract, [], findings);
	return { values: settled as unknown as Values, findings };
}

type Json = { [key: string]: unknown };

/** `path` is the way to `value`: one list for all, which is the same again when this returns. */
function settleMap(value: unknown, spec: Contract, path: string[], findings: ValuesFinding[]): Json {
	// Most files hold few of our keys, so what they leave out is settled once for all of them.
	const defaults = defaultsOf(spec);
	if (value === null || value === undefined) return defaults.shared;
	if (!isMap(value)) {
		findings.push(shape(path.length > 0 ? [...path] : ['values'], 'map'));
		return defaults.shared;
	}
	const out: Json = { ...defaults.copied };
	for (const [key, given] of Object.entries(value)) {
		const node = Object.hasOwn(spec, key) ? spec[key] : undefined;
		const isForeign = !node && path.length === 0 && atRoot(key);
		if (!node && !isForeign) findings.push(unknownKey([...path, key]));
		if (!node || given === null || given === undefined) continue;
		path.push(key);
		out[key] = settleNode(given, node, path, defaults.shared[key], findings);
		path.pop();
	}
	return out;
}

function settleNode(
	given: unknown,
	node: Leaf | Contract,
	path: string[],
	fallback: unknown,
	findings: ValuesFinding[],
) {
	return isLeaf(node)
		? settleLeaf(given, node, path, fallback, findings)
		: settleMap(given, node, path, findings);
}

function unknownKey(path: readonly string[]): ValuesFinding {
	return { code: 'key-unknown', path, args: { path: path.join('.') } };
}

/** The defaults of a map. */
interface Defaults {
	/** Frozen, since all values that leave the map out share it. */
	readonly shared: Json;
	/** The same for values to begin with: to copy a frozen map takes V8 ten times as long. */
	readonly copied: Json;
}

const defaultsOf = oncePer((spec: Contract): Defaults => {
	const entries = Object.entries(spec).map(([key, node]) => [
		key,
		isLeaf(node) ? frozen(structuredClone(node[1])) : defaultsOf(node).shared,
	]);
	const copied = Object.fromEntries(entries) as Json;
	return { shared: Object.freeze({ ...copied }), copied };
});

/** What values are that set nothing. Those that leave a map or list out have the very one of these. */
export const untouched = defaultsOf(contract).shared as unknown as Values;

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
	return value;
}

function settleLeaf(
	value: unknown,
	leaf: Leaf,
	path: readonly string[],
	fallback: unknown,
	findings: ValuesFinding[],
): unknown {
	const kind = leaf[0];
	const allowed = leaf[2];
	if (!fits(value, kind)) {
		findings.push(shape([...path], kind));
		return fallback;
	}
	const unknown = allowed && [value].flat().find((item) => !allowed.includes(item));
	if (allowed && unknown !== undefined) {
		const args = { path: path.join('.'), value: JSON.stringify(unknown), allowed: allowed.join(', ') };
		const subject = { value: unknown, allowed: allowed.map(String) };
		findings.push({ code: 'value-unknown', path: [...path], args, subject });
		return fallback;
	}
	if (isMap(value)) return withoutNulls(value);
	return value;
}

function withoutNulls(map: Json): Json {
	if (!Object.values(map).includes(null)) return map;
	return Object.fromEntries(Object.entries(map).filter(([, member]) => member !== null));
}

const shape = (path: ValuePath, kind: ValueKind): ValuesFinding => ({
	code: 'value-shape',
	path,
	args: { path: path.join('.'), kind },
});

/** Whether a value has the kind. `null` members of a map count as absent. */
function fits(value: unknown, kind: ValueKind): boolean {
	switch (kind) {
		case 'string':
		case 'boolean':
			return typeof value === kind;
		case 'whole number':
			return Number.isInteger(value);
		case 'number or string':
			return typeof value === 'number' || typeof value === 'string';
		case 'list':
			return Array.isArray(value);
		case 'list of strings':
			return Array.isArray(value) && value.every((item) => typeof item === 'string');
		case 'list of maps':
			return Array.isArray(value) && value.every(isMap);
		case 'map':
			return isMap(value);
		case 'map of strings':
			return isMap(value) && Object.values(value).every((item) => item === null || typeof item === 'string');
	}
}
