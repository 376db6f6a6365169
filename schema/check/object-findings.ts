// Findings about objects: each once, and one for all the listeners or ports that have the same fault.
import type { Place } from '../cluster/places.ts';
import type { Severity } from '../findings/define.ts';
import type { Code, FilledFor } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import type { ObjectFinding } from './types.ts';

/** A finding with the severity of its definition. `place` is what is to blame, or null. */
export function finding<C extends Code>(
	code: C,
	place: Place | null,
	...[args = {}]: FilledFor<C>
): ObjectFinding {
	return { code, severity: definitionOf(code).severity, args, ...(place ? { place } : {}) };
}

/** The finding, as grave as it is here. */
export const asGrave = (one: ObjectFinding, severity: Severity): ObjectFinding => ({ ...one, severity });

/** Each finding once: by its code, its place and its arguments, with the gravest severity. */
export function distinct(findings: readonly ObjectFinding[]): ObjectFinding[] {
	const found = new Map<string, ObjectFinding>();
	for (const one of together(findings)) {
		const key = JSON.stringify([one.code, one.place?.object.index, one.place?.shown, one.args]);
		const before = found.get(key);
		if (!before || rank(one) < rank(before)) found.set(key, one);
	}
	return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

const order: readonly Severity[] = ['error', 'warning', 'note'];
const rank = (one: ObjectFinding) => order.indexOf(one.severity);

/** Findings that differ only in the argument that their definition joins are one, which has all its values. */
function together(findings: readonly ObjectFinding[]): ObjectFinding[] {
	const named = new Map<string, Set<string>>();
	const keyed = findings.map((one) => {
		const [name = '', by = ''] = definitionOf(one.code).joins ?? [];
		const { [name]: own, ...args } = one.args;
		const key = JSON.stringify([one.code, one.place?.object.index, one.place?.shown, args]);
		if (own !== undefined) named.set(key, (named.get(key) ?? new Set()).add(own));
		return { one, name, by, key };
	});
	return keyed.map(({ one, name, by, key }) => {
		const all = [...(named.get(key) ?? [])];
		return all.length > 1 ? { ...one, args: { ...one.args, [name]: all.join(by) } } : one;
	});
}
