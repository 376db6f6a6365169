// HAProxy before Kong: from its directives and a request to what it sends on.
// Source: doc/configuration.txt of HAProxy 2.8 (option forwardfor, http-request set-src, tcp-request connection expect-proxy,
// option http-restrict-req-hdr-names), https://github.com/haproxy/haproxy.

import { formatAddress } from '../address/address.ts';
import { parseEndpoint } from '../address/endpoint.ts';
import { parseForwardedEntry } from '../nginx/address.ts';
import { type Header, headersNamed } from '../nginx/request-headers.ts';
import type { Traffic } from '../traffic.ts';
import { addressIn, isAmong, passedOn, plain, type Sent, without } from './sent.ts';

/** What of a configuration decides about the client's address, scheme and host. */
export interface HAProxy {
	/** Of whom it reads PROXY headers: nobody, everybody (`accept-proxy`), or those of `expect-proxy … if { src … }`. */
	readonly proxyOf: 'nobody' | 'everybody' | readonly string[];
	/** `http-request set-src`: the header whose last entry it takes for the client, and of whom. */
	readonly client?: { readonly header: string; readonly of: 'everybody' | readonly string[] };
	/** `http-request …-header`, in order. */
	readonly rules: readonly HAProxyRule[];
	readonly forwardFor?: {
		readonly header: string;
		readonly except: readonly string[];
		readonly ifNone: boolean;
	};
	/** `option forwarded`, where it is on: the parameters that it writes. */
	readonly forwarded?: readonly ('proto' | 'host' | 'by' | 'by_port' | 'for' | 'for_port')[];
	/** `option http-restrict-req-hdr-names`: what it does to names with other characters than letters, digits and `-`. */
	readonly oddNames: 'preserve' | 'delete' | 'reject';
	/** `send-proxy` and `send-proxy-v2` of the server. */
	readonly sends: 1 | 2 | null;
}

/** A rule about a header. */
export interface HAProxyRule {
	readonly name: string;
	readonly does: 'set' | 'add' | 'delete';
	/** `src`, `scheme`, `dst_port`, the last entry of a header, or a text. */
	readonly value?: 'src' | 'scheme' | 'dst_port' | { readonly last: string } | { readonly text: string };
	readonly onlyTls?: true;
}

/** What it sends on; null where it closes the connection or answers an error. */
export function throughHAProxy(settings: HAProxy, arrives: Traffic): Sent | null {
	const peer = connectionOf(settings, arrives);
	const odd = arrives.headers.filter(([name]) => !/^[A-Za-z0-9-]+$/.test(name));
	if (peer === null || (settings.oddNames === 'reject' && odd.length > 0)) return null;
	const kept =
		settings.oddNames === 'delete' ? arrives.headers.filter((line) => !odd.includes(line)) : arrives.headers;
	const source = clientOf(settings, peer, kept);
	const ruled = settings.rules.reduce(
		(lines, rule) => applyRule(rule, lines, { ...arrives, source }),
		passedOn(kept),
	);
	const own = forwardedValue(settings, { ...arrives, source });
	const headers = [
		...(own === null ? ruled : appended(ruled, 'Forwarded', own)),
		...forwardForLines(settings, source, ruled),
	];
	return settings.sends ? { headers, proxy: { version: settings.sends, source } } : { headers };
}

/** Who connects, by the packets or by a PROXY header; null where it takes no such connection. */
function connectionOf({ proxyOf }: HAProxy, { source, proxyHeaders: [first] }: Traffic): string | null {
	const peer = plain(source);
	const reads = proxyOf === 'everybody' || (proxyOf !== 'nobody' && isAmong(peer, proxyOf));
	if (reads !== (first !== undefined)) return null;
	return (first && addressIn(first)) ?? peer;
}

function clientOf({ client }: HAProxy, peer: string, headers: readonly Header[]): string {
	if (!client || (client.of !== 'everybody' && !isAmong(peer, client.of))) return peer;
	const named = parseForwardedEntry(lastEntry(headers, client.header) ?? '', true);
	return named ? formatAddress(named) : peer;
}

/** The last entry of the last line. */
function lastEntry(headers: readonly Header[], name: string): string | undefined {
	return headersNamed(headers, name).at(-1)?.split(',').at(-1)?.trim();
}

function applyRule(rule: HAProxyRule, headers: readonly Header[], arrives: Traffic): readonly Header[] {
	if (rule.onlyTls && !arrives.tls) return headers;
	const value = writtenBy(rule, headers, arrives);
	if (rule.does !== 'delete' && value === undefined) return headers;
	const others = rule.does === 'add' ? headers : without(headers, rule.name);
	return value === undefined || rule.does === 'delete' ? others : [...others, [rule.name, value]];
}

function writtenBy({ value }: HAProxyRule, headers: readonly Header[], arrives: Traffic): string | undefined {
	if (value === 'src') return arrives.source;
	if (value === 'scheme') return arrives.tls ? 'https' : 'http';
	if (value === 'dst_port') return String(parseEndpoint(arrives.destination).port);
	if (value === undefined || 'text' in value) return value?.text;
	return lastEntry(headers, value.last);
}

/** `option forwardfor`: a line of its own behind those that arrived. */
function forwardForLines({ forwardFor }: HAProxy, source: string, headers: readonly Header[]): Header[] {
	if (!forwardFor || isAmong(source, forwardFor.except)) return [];
	const has = headersNamed(headers, forwardFor.header).length > 0;
	return forwardFor.ifNone && has ? [] : [[forwardFor.header, source]];
}

/** A value behind those that arrived, as one line. */
function appended(headers: readonly Header[], name: string, value: string): readonly Header[] {
	const list = [...headersNamed(headers, name), value].join(',');
	return [...without(headers, name), [name, list]];
}

/** `option forwarded`: what it writes; null where it is off. */
function forwardedValue(
	{ forwarded }: HAProxy,
	{ source, tls, destination, headers, sourcePort }: Traffic,
): string | null {
	if (!forwarded) return null;
	const own = parseEndpoint(destination);
	const host = headersNamed(headers, 'host')[0] ?? '';
	const node = (ip: string, port: string | undefined): string =>
		port === undefined ? ip : `"${ip}:${port}"`;
	const words = {
		proto: `proto=${tls ? 'https' : 'http'}`,
		host: `host="${host}"`,
		by: `by=${node(formatAddress(own.address), forwarded.includes('by_port') ? String(own.port) : undefined)}`,
		by_port: '',
		for: `for=${node(source, forwarded.includes('for_port') ? String(sourcePort ?? 0) : undefined)}`,
		for_port: '',
	};
	return forwarded
		.map((one) => words[one])
		.filter((word) => word !== '')
		.join(';');
}
