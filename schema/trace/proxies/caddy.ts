// Caddy before Kong: from its Caddyfile's options and a request to what it sends on.
// Source: modules/caddyhttp/reverseproxy/reverseproxy.go, modules/caddyhttp/server.go and modules/caddyhttp/proxyprotocol of v2.11,
// https://github.com/caddyserver/caddy; older versions as observed.

import { formatAddress } from '../address/address.ts';
import { parseForwardedEntry } from '../nginx/address.ts';
import { type Header, headersNamed } from '../nginx/request-headers.ts';
import type { Traffic } from '../traffic.ts';
import {
	addressIn,
	firstOf,
	isAmong,
	listOf,
	namedByConnection,
	passedOn,
	plain,
	replacing,
	type Sent,
	without,
} from './sent.ts';

/** What decides about the client's address, scheme and host. */
export interface Caddy {
	/** trusted_proxies of the server. */
	readonly trusted: readonly string[];
	/** trusted_proxies of the reverse_proxy directive: they decide about headers only. */
	readonly trustedByDirective: readonly string[];
	/** trusted_proxies_strict: it reads lists from the right. */
	readonly strict: boolean;
	/** client_ip_headers. */
	readonly clientHeaders: readonly string[];
	/** The listener wrapper proxy_protocol: whose headers it wants, and what it does with those of others. */
	readonly proxyProtocol?: {
		readonly allow: readonly string[];
		readonly fallback: 'ignore' | 'use' | 'reject' | 'require' | 'skip';
	};
	/** header_up, by the placeholders that it may hold. */
	readonly up: readonly { readonly name: string; readonly value: 'client_ip' | 'remote_host' }[];
	/** proxy_protocol of the transport. */
	readonly sends: 1 | 2 | null;
	/** Whether it drops names with `_`, as it does since 2.11.4. */
	readonly dropsUnderscores: boolean;
}

/** What it sends on; null where it closes the connection or answers 400. */
export function throughCaddy(settings: Caddy, arrives: Traffic): Sent | null {
	const peer = peerOf(settings, arrives);
	if (peer === null) return null;
	const all = settings.dropsUnderscores
		? arrives.headers.filter(([name]) => !name.includes('_'))
		: arrives.headers;
	const client = clientOf(settings, peer, all);
	// Lines that the client's Connection names end here, before it writes its own.
	const kept = without(passedOn(all), ...namedByConnection(all));
	const believes = isAmong(peer, [...settings.trusted, ...settings.trustedByDirective]);
	const said = (name: string): string => (believes ? (headersNamed(kept, name).at(-1) ?? '') : '');
	const list = believes ? listOf(kept, 'X-Forwarded-For') : '';
	const lines: Header[] = [
		['X-Forwarded-For', list === '' ? peer : `${list}, ${peer}`],
		['X-Forwarded-Proto', said('X-Forwarded-Proto') || (arrives.tls ? 'https' : 'http')],
		['X-Forwarded-Host', said('X-Forwarded-Host') || firstOf(kept, 'Host')],
	];
	const up = settings.up.map(({ name, value }): Header => [name, value === 'client_ip' ? client : peer]);
	const headers = replacing(replacing(kept, lines), up);
	return settings.sends ? { headers, proxy: { version: settings.sends, source: client } } : { headers };
}

function peerOf({ proxyProtocol }: Caddy, { source, proxyHeaders: [first] }: Traffic): string | null {
	const peer = plain(source);
	if (!proxyProtocol) return first ? null : peer;
	const named = first && addressIn(first);
	if (isAmong(peer, proxyProtocol.allow)) return named ?? peer;
	switch (proxyProtocol.fallback) {
		case 'ignore':
			return peer;
		case 'use':
			return named ?? peer;
		case 'require':
			return named ?? null;
		default:
			return first ? null : peer;
	}
}

/** `{client_ip}`: of a trusted peer's list the first entry, or strictly the last that is not trusted. */
function clientOf(
	{ trusted, strict, clientHeaders }: Caddy,
	peer: string,
	headers: readonly Header[],
): string {
	if (!isAmong(peer, trusted)) return peer;
	for (const name of clientHeaders) {
		const entries = listOf(headers, name, ',')
			.split(',')
			.map((entry) => parseForwardedEntry(entry.trim(), true))
			.filter((entry) => entry !== null)
			.map(formatAddress);
		const found = strict ? entries.findLast((entry) => !isAmong(entry, trusted)) : entries[0];
		if (found !== undefined) return found;
	}
	return peer;
}
