// Annotations that hold more than one setting: a list of `name=value`, or JSON.

import { memberOf } from '../text/members.ts';
/** The list with these attributes set, the others as they are. An empty value takes the attribute out. */
export function withAttributes(list: string, wanted: { readonly [name: string]: string }): string {
	const pairs = list
		.split(/[,;]/)
		.map((pair) => pair.trim())
		.filter((pair) => pair !== '' && !Object.hasOwn(wanted, pair.split('=')[0]?.trim() ?? ''));
	const set = Object.entries(wanted).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
	return [...pairs, ...set].join(',');
}

/** A JSON map without what it says of PROXY headers; undefined where nothing is left, or where it is no map. */
export function withoutProxy(text: string | undefined): string | undefined {
	try {
		const read: unknown = JSON.parse(text ?? '');
		const kept = isMap(read) ? Object.entries(read).filter(([name]) => !/proxy/i.test(name)) : [];
		return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : undefined;
	} catch {
		return undefined;
	}
}

/** The items of a list `{key, value}` with this one set. */
export function withItem(list: unknown, key: string, value: string): readonly unknown[] {
	const others = Array.isArray(list) ? list.filter((one) => !isMap(one) || one.key !== key) : [];
	return [...others, { key, value }];
}

type Json = { readonly [key: string]: unknown };

/** The second text, with what the first one says beside; items of lists are the same where their names are. Only the second where either is no JSON. */
export function mergedJson(before: string | undefined, wanted: string): string {
	try {
		return JSON.stringify(merged(JSON.parse(before ?? ''), JSON.parse(wanted)));
	} catch {
		return wanted;
	}
}

function merged(before: unknown, wanted: unknown): unknown {
	if (Array.isArray(before) && Array.isArray(wanted)) {
		const names = new Set(wanted.map(nameOf));
		const own = new Map(before.map((one) => [nameOf(one), one]));
		return [
			...wanted.map((one) => merged(own.get(nameOf(one)), one)),
			...before.filter((one) => !names.has(nameOf(one))),
		];
	}
	if (!isMap(before) || !isMap(wanted)) return wanted;
	const both = Object.entries(wanted).map(([key, value]) => [key, merged(memberOf(before, key), value)]);
	return { ...before, ...Object.fromEntries(both) };
}

const isMap = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const nameOf = (one: unknown): unknown => (isMap(one) ? one.name : one);
