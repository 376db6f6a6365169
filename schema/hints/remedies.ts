// How to write a value in the form that the chart accepts, if the value shows what was meant.

import { isIpOrCidr } from '../address/ip-or-cidr.ts';
import { hints } from './texts.ts';

/** What editors and web pages put in place of spaces. */
export const hasNoBreakSpace = (text: string) => /[\u00a0\u2007\u202f]/.test(text);

/** A value that is longer was hardly mistyped; a hint that repeats it would help nobody. */
export const longest = 200;

/** A hint for text that is no address or CIDR. */
export function rangeHint(text: string, needsPrefix: boolean): string | undefined {
	if (text.length > longest) return undefined;
	const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
	if (parts.length > 1 && parts.every((part) => part.includes('.') || part.includes(':'))) return hints.split;
	// A dash that is indented deeper than the item above goes on with that item's text.
	const items = text.split(' - ');
	if (items.length > 1 && items.every((item) => item.includes('/'))) return hints.dashes;
	const meant = meantRange(text);
	if (meant === undefined) return undefined;
	const whole = meant.includes('/') || !needsPrefix ? meant : `${meant}/${meant.includes(':') ? 128 : 32}`;
	return whole === text ? undefined : hints.nearest([whole]);
}

/** Ways to write an address that Kong and Kubernetes do not take, and what they take. The first that leads to one counts. */
const rewritings: readonly (readonly [from: RegExp, to: (...groups: string[]) => string])[] = [
	[/^(.*)$/, (all) => all],
	// Brackets, a zone, a port.
	[/^\[([^\]]+)\](?::\d+)?(\/\d+)?$/, (address, prefix = '') => `${address}${prefix}`],
	[/^([^%]+)%\w+(\/\d+)?$/, (address, prefix = '') => `${address}${prefix}`],
	[/^(\d+\.\d+\.\d+\.\d+):\d+$/, (address) => address],
	[/^https?:\/\/([\d.]+)(?::\d+)?\/?$/, (address) => address],
	// Zeros before the prefix, none behind the slash.
	[/^([^/]+)\/0+([1-9]\d*)$/, (address, prefix) => `${address}/${prefix}`],
	[/^([^/]+)\/$/, (address) => address],
	// Parts that are left out, or asterisks.
	[
		/^(\d+(?:\.\d+){0,2})\/(\d+)$/,
		(start, prefix) => `${[...start.split('.'), '0', '0', '0'].slice(0, 4).join('.')}/${prefix}`,
	],
	[
		/^(\d+(?:\.\d+){0,2})((?:\.\*)+)$/,
		(start) => `${[...start.split('.'), '0', '0', '0'].slice(0, 4).join('.')}/${8 * start.split('.').length}`,
	],
	// A mask in place of the prefix.
	[/^([\d.]+)\/(\d+\.\d+\.\d+\.\d+)$/, (address, mask) => `${address}/${maskLength(mask)}`],
];

function meantRange(text: string): string | undefined {
	const bare = text.replaceAll(/\s/g, '');
	for (const [from, to] of rewritings) {
		const groups = from.exec(bare)?.slice(1);
		const meant = groups && to(...(groups as [string, ...string[]]));
		if (meant !== undefined && isIpOrCidr(meant)) return meant;
	}
	return undefined;
}

/** The ones of a mask; not a number where it is none. */
function maskLength(mask: string): number {
	const bits = mask
		.split('.')
		.map((part) => Number(part).toString(2).padStart(8, '0'))
		.join('');
	return /^1*0*$/.test(bits) && bits.length === 32 ? bits.lastIndexOf('1') + 1 : Number.NaN;
}

const forwardedFor = 'X-Forwarded-For';

/** `512`, `mb` → `512M`; `500`, `m` of a core → `500m`. */
const amount = (_: string, digits: string, size: string | undefined, milli: string | undefined) =>
	digits + (milli?.toLowerCase() ?? unit(size ?? ''));

/** Upper case but for kilo. */
const unit = (size: string) =>
	/^k$/i.test(size) ? 'k' : size.charAt(0).toUpperCase() + size.slice(1).toLowerCase();

/** What is written in place of a text of the wanted form. The first that has the form counts. */
const forms: readonly ((text: string) => string)[] = [
	(text) => text.trim(),
	(text) => text.replaceAll(/[\u2018\u2019\u201c\u201d]/g, ''),
	// Amounts: 1 GiB, 512MB, 500mCPU.
	(text) => text.replace(/^([\d.]+)\s*(?:([kmgtpe]i?)b|(m)(?:cpus?|illi(?:cores?|cpus?)))$/i, amount),
	(text) => text.replace(/^([\d.]+)\s+(\w+)$/, '$1$2'),
	(text) => (/x[-_]forwarded[-_]for/i.test(text) ? forwardedFor : text),
	// An image with its tag or digest.
	(text) => text.replace(/@.*/s, '').replace(/:[\w.-]+$/, ''),
	// A URL for its host.
	(text) => text.replace(/^\w+:\/\//, '').replace(/[/:?#].*/s, ''),
	(text) => text.replace(/^\$http_/, '').replaceAll('_', '-'),
	(text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
	(text) => `/${text}`,
	(text) => `sha256:${text}`,
];

/** A hint for text that lacks the form of its value: the nearest text that has it. `pattern` as RE2 and ECMAScript read it alike. */
export function formHint(text: string, pattern: string): string | undefined {
	if (text === '' || text.length > longest) return undefined;
	const wanted = new RegExp(pattern);
	const meant = forms.map((form) => form(text)).find((one) => wanted.test(one));
	return meant === undefined ? undefined : hints.nearest([meant]);
}

/** A hint for a header that is none: kong.conf has one setting for both. */
export const headerHint = (name: string) => (/^proxy[-_]?protocol$/i.test(name) ? hints.proxy : undefined);
