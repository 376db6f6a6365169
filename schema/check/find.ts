// Makes findings.

import type { Place } from '../cluster/places.ts';
import { type CheckCode, checkMessages } from './messages.ts';
import type { CheckFinding, Severity } from './types.ts';

/**
 * A finding with the severity of its message, unless told otherwise.
 * @param place what is to blame, or null.
 */
export function finding(
	code: CheckCode,
	place: Place | null,
	args: { readonly [name: string]: string } = {},
	severity: Severity = checkMessages[code].severity,
): CheckFinding {
	return { code, severity, args, ...(place ? { place } : {}) };
}

/** Each finding once: by its code, its place and its arguments, with the gravest severity. */
export function distinct(findings: readonly CheckFinding[]): CheckFinding[] {
	const order: readonly Severity[] = ['error', 'warning', 'note'];
	const found = new Map<string, CheckFinding>();
	for (const one of together(findings)) {
		const key = JSON.stringify([one.code, one.place?.object.index, one.place?.shown, one.args]);
		const before = found.get(key);
		if (!before || order.indexOf(one.severity) < order.indexOf(before.severity)) found.set(key, one);
	}
	return [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Arguments by which findings of one fault differ where several ports or listeners have it, and how they are told together. */
const TOLD_TOGETHER = [
	['listener', ' and '],
	['ports', ', '],
] as const;

/** Those that say the same of several listeners or ports are one finding, which names them all. */
function together(findings: readonly CheckFinding[]): CheckFinding[] {
	return TOLD_TOGETHER.reduce<CheckFinding[]>(
		(some, [name, and]) => {
			const named = new Map<string, Set<string>>();
			const keyed = some.map((one) => {
				const { [name]: own, ...args } = one.args;
				const key = JSON.stringify([one.code, one.place?.object.index, one.place?.shown, args]);
				if (own !== undefined) named.set(key, (named.get(key) ?? new Set()).add(own));
				return { one, key };
			});
			return keyed.map(({ one, key }) => {
				const all = [...(named.get(key) ?? [])];
				return all.length > 1 ? { ...one, args: { ...one.args, [name]: all.join(and) } } : one;
			});
		},
		[...findings],
	);
}
