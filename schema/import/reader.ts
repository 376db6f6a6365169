// Reads a values file of another chart, and remembers what has been read, so that the rest can be reported.

import { isEmpty, isMap } from '../text/map.ts';
import type { ValuePath } from '../text/path.ts';
import type { Given, Json } from './types.ts';

export interface Reader {
	/** What is at a path, if it is neither empty nor of another kind; marked as read. */
	readonly text: (...path: string[]) => Given<string> | null;
	readonly bool: (...path: string[]) => Given<boolean> | null;
	readonly map: (...path: string[]) => Given<Json> | null;
	readonly list: (...path: string[]) => Given<readonly unknown[]> | null;
	readonly any: (...path: string[]) => Given<unknown> | null;
	/** The same without marking it. */
	readonly peek: (...path: string[]) => unknown;
	/** Marks as read what needs no reading. */
	readonly skip: (...path: string[]) => void;
	/** Whether it has been read or marked. */
	readonly isTaken: (...path: string[]) => boolean;
	/** Tells what is at a path by its members, even where none of them is read. */
	readonly enter: (...path: string[]) => void;
	/** From the root of the file. */
	readonly at: (...path: string[]) => ValuePath;
	/** What has not been read, at its highest place, without what is empty or switched off. */
	readonly rest: () => { readonly path: ValuePath; readonly value: unknown }[];
}

/** A reader of `user` (merged layers), whose paths begin below `base`. */
export function readerOf(user: Json, base: readonly string[] = []): Reader {
	const taken = new Set<string>();
	/** Maps in which something has been taken. */
	const reached = new Set<string>(['']);
	const at = (...path: string[]): ValuePath => [...base, ...path];
	const peek = (...path: string[]): unknown =>
		at(...path).reduce<unknown>((here, step) => (isMap(here) ? own(here, String(step)) : undefined), user);
	const skip = (...path: string[]): void => {
		const whole = at(...path);
		taken.add(key(whole));
		for (let length = whole.length - 1; length > 0; length--) reached.add(key(whole.slice(0, length)));
	};
	function take<T>(path: string[], fits: (value: unknown) => value is T): Given<T> | null {
		const value = peek(...path);
		if (saysNothing(value) || !fits(value)) return null;
		skip(...path);
		return { value, path: at(...path) };
	}
	return {
		text: (...path) => take(path, (value): value is string => typeof value === 'string'),
		bool: (...path) => take(path, (value): value is boolean => typeof value === 'boolean'),
		map: (...path) => take(path, isMap),
		list: (...path) => take(path, (value): value is readonly unknown[] => Array.isArray(value)),
		any: (...path) => take(path, (value): value is unknown => value !== undefined),
		peek,
		skip,
		isTaken: (...path) => taken.has(key(at(...path))),
		enter: (...path) => skip(...path, ''),
		at,
		rest: () => restOf(user, [], taken, reached),
	};
}

function restOf(
	value: unknown,
	path: ValuePath,
	taken: ReadonlySet<string>,
	reached: ReadonlySet<string>,
): ReturnType<Reader['rest']> {
	if (taken.has(key(path)) || isIdle(value)) return [];
	if (!isMap(value) || !reached.has(key(path))) return [{ path, value }];
	return Object.entries(value).flatMap(([name, child]) =>
		name === 'enabled' && child === true ? [] : restOf(child, [...path, name], taken, reached),
	);
}

/** What changes nothing where nobody reads it: nothing, or something switched off. */
function isIdle(value: unknown): boolean {
	if (isMap(value)) return own(value, 'enabled') === false || Object.values(value).every(isIdle);
	return value === false || saysNothing(value);
}

const key = (path: ValuePath) => path.join('\0');

function own(map: Json, name: string): unknown {
	return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** What says no more than a missing key: null, empty text, an empty list, a map of such. */
export function saysNothing(value: unknown): boolean {
	return isEmpty(value) || (isMap(value) && Object.values(value).every(saysNothing));
}

/** Annotations or labels as text, as charts write them. */
export function textMap(value: Json | undefined): { [name: string]: string } {
	return Object.fromEntries(
		Object.entries(value ?? {})
			.filter(([, text]) => text !== null && typeof text !== 'object')
			.map(([name, text]) => [name, String(text)]),
	);
}

/** The first of some texts that is at a path; null for anything else, which stays unread and is reported. */
export function oneOf<const T extends string>(
	reader: Reader,
	known: readonly T[],
	...path: string[]
): Given<T> | null {
	const value = known.find((one) => one === reader.peek(...path));
	if (value === undefined) return null;
	reader.skip(...path);
	return { value, path: reader.at(...path) };
}

export const serviceTypes = ['LoadBalancer', 'NodePort', 'ClusterIP'] as const;
export const policies = ['Local', 'Cluster'] as const;

export type ServiceType = (typeof serviceTypes)[number];

/** The type of the public Service. One that is switched off is none that clients outside reach, so that this chart's is not to be public either. */
export function serviceTypeOf(
	reader: Reader,
	said: Given<ServiceType> | null,
	...enabled: string[]
): Given<ServiceType> {
	if (reader.peek(...enabled) === false) {
		reader.skip(...enabled);
		return { value: 'ClusterIP', path: reader.at(...enabled) };
	}
	return said ?? { value: 'LoadBalancer', path: null };
}

/** `loadBalancerSourceRanges` of a Service, which is carried over as well. */
export function sourceRangesOf(reader: Reader, ...service: string[]): Given<readonly string[]> | null {
	const path = [...service, 'loadBalancerSourceRanges'];
	const ranges = reader.peek(...path);
	return Array.isArray(ranges) ? { value: ranges.map(String), path: reader.at(...path) } : null;
}
