// Makes findings.

import type { Place } from './cluster/places.ts';
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
	for (const one of findings) {
		const key = JSON.stringify([one.code, one.place?.object.index, one.place?.shown, one.args]);
		const before = found.get(key);
		if (!before || order.indexOf(one.severity) < order.indexOf(before.severity)) found.set(key, one);
	}
	return [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
