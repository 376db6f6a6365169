// What the text of a variable takes from other variables: `$(NAME)`.

import { memberOf } from '../../text/members.ts';

/** `$(NAME)`, and the dollar that is none. */
const NAMED = /\$\$|\$\(([^)]+)\)/g;

/** The text as far as its last reference can end. Behind it, each that is never closed would be sought to the end of the text. */
const closed = (value: string): string => value.slice(0, value.lastIndexOf(')') + 1);

/** What a text takes from elsewhere: a variable whose value is not known, or Kong's vaults. */
export function unknownIn(value: string, unknown: ReadonlyMap<string, string>): string | undefined {
	const [, first] = [...closed(value).matchAll(NAMED)].find(([, name]) => name && unknown.has(name)) ?? [];
	if (first !== undefined) return unknown.get(first);
	return /\{vault:\/\/[^{}]+\}/.exec(value)?.[0];
}

const POD_ADDRESS = /^status\.podIPs?$/;

/** Whether all that is taken from elsewhere is the pod's address. Callers from outside see no difference to a listener on every address. */
export function isPodAddress(value: string, unknown: ReadonlyMap<string, string>): boolean {
	return [...closed(value).matchAll(NAMED)].every(
		([, name]) => !name || POD_ADDRESS.test(unknown.get(name) ?? ''),
	);
}

/** The same listeners on every address. */
export function anywhere(value: string): string {
	return value.replace(/\[\$\([^()]+\)\]/g, '[::]').replace(/\$\([^()]+\)/g, '0.0.0.0');
}

/** `$(NAME)` stands for a variable that came before; `$$` for a dollar. */
export function expand(value: string, before: { readonly [name: string]: string }): string {
	const head = closed(value);
	const text = head.replace(NAMED, (whole, name?: string) =>
		whole === '$$' ? '$' : (memberOf(before, name ?? '') ?? whole),
	);
	return text + value.slice(head.length).replaceAll('$$', () => '$');
}
