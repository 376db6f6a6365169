// JSON in annotations as Go reads it into a structure: names of members in any case, null for nothing, other kinds refused.
import { isMap } from '../../../text/map.ts';
import { parseJson } from '../../words.ts';

/** The members of a JSON object; null where the text is none. `null` counts as an object without members. */
export function jsonObject(text: string): { readonly [name: string]: unknown } | null {
	const value = parseJson(text);
	if (value === null) return {};
	return isMap(value) ? value : null;
}

/** A member by its name, the exact name before another case. */
export function member(object: { readonly [name: string]: unknown }, name: string): unknown {
	if (Object.hasOwn(object, name)) return object[name];
	const other = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase());
	return other === undefined ? undefined : object[other];
}

/** A map of texts; undefined where a member is of another kind. Null counts as empty. */
export function textMap(value: unknown): { readonly [name: string]: string } | undefined {
	if (value === undefined || value === null) return {};
	if (!isMap(value)) return undefined;
	const all = Object.entries(value).map(([name, one]) => [name, one ?? ''] as const);
	const texts = all.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return texts.length === all.length ? Object.fromEntries(texts) : undefined;
}
