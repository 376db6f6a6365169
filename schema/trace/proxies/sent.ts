// What a proxy sends to the upstream, and what the proxies have in common in writing it.

import { formatAddress } from '../address/address.ts';
import { nginxMatches, parseNginxCidr } from '../address/cidr.ts';
import { parseEndpoint, parseIp } from '../address/endpoint.ts';
import { parseNginxAddress } from '../nginx/address.ts';
import type { ProxyHeader } from '../nginx/proxy-header.ts';
import { type Header, headersNamed } from '../nginx/request-headers.ts';

/** What a proxy sends: header lines, and a PROXY header where it is set to. */
export interface Sent {
	readonly headers: readonly Header[];
	readonly proxy?: SentProxy;
}

/** A PROXY header, and whom it names. */
interface SentProxy {
	readonly version: 1 | 2;
	readonly source: string;
}

/** All lines of a header as one list. */
export const listOf = (headers: readonly Header[], name: string, joint = ', '): string =>
	headersNamed(headers, name).join(joint);

/** The first line of a header; empty where there is none. */
export const firstOf = (headers: readonly Header[], name: string): string =>
	headersNamed(headers, name)[0] ?? '';

/** The lines whose names are none of these, in whatever case. */
export function without(headers: readonly Header[], ...names: readonly string[]): readonly Header[] {
	const dropped = new Set(names.map((name) => name.toLowerCase()));
	return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** These lines in place of all others of their names; a line without a value only drops the others. */
export function replacing(headers: readonly Header[], lines: readonly Header[]): readonly Header[] {
	return [...without(headers, ...lines.map(([name]) => name)), ...lines.filter(([, value]) => value !== '')];
}

/** The names that a request's Connection lists. */
export const namedByConnection = (headers: readonly Header[]): readonly string[] =>
	listOf(headers, 'Connection', ',')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

/** Lines that end at each hop. */
const HOP_BY_HOP = ['Connection', 'Keep-Alive', 'Proxy-Connection', 'TE', 'Upgrade'];

/** The lines that go on to another hop. */
export const passedOn = (headers: readonly Header[]): readonly Header[] => without(headers, ...HOP_BY_HOP);

/** Whether an address is in some of the ranges. */
export function isAmong(address: string, ranges: readonly string[]): boolean {
	const parsed = parseNginxAddress(address);
	return (
		parsed !== null &&
		nginxMatches(
			parsed,
			ranges.flatMap((range) => parseNginxCidr(range) ?? []),
		)
	);
}

/** The address in a PROXY header; null where it has none. */
export const addressIn = ({ source }: ProxyHeader): string | null =>
	source === undefined ? null : formatAddress(parseEndpoint(source).address);

/** An address in its usual form. */
export const plain = (address: string): string => formatAddress(parseIp(address));
