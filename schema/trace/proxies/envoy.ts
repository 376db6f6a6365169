// Envoy before Kong: from the settings of its HTTP connection manager and a request to what it sends on.
// Source: source/common/http/conn_manager_utility.cc, source/extensions/filters/listener/proxy_protocol and
// source/extensions/transport_sockets/proxy_protocol of v1.40, https://github.com/envoyproxy/envoy.

import { formatAddress } from '../address/address.ts';
import { parseEndpoint } from '../address/endpoint.ts';
import { parseNginxAddress } from '../nginx/address.ts';
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
} from './sent.ts';

/** What decides about the client's address, scheme and host. */
export interface Envoy {
	/** use_remote_address: whether it faces clients, and so writes who its peer is. */
	readonly usesRemote: boolean;
	/** xff_num_trusted_hops. */
	readonly hops: number;
	/** Whether it appends its peer to the list; `except`: not for these (an extension that detects the client may be set so). */
	readonly appends: boolean | { readonly except: readonly string[] };
	/** headers_with_underscores_action. */
	readonly underscores: 'allow' | 'drop' | 'reject';
	/** The listener filter that reads PROXY headers, of whoever sends one. */
	readonly readsProxy: 'never' | 'always' | 'ifThere';
	/** The transport socket that writes one. */
	readonly sends: 1 | 2 | null;
	/** internal_address_config: peers of which it says that they are inside, in place of who they are. */
	readonly internal?: readonly string[];
	/** append_x_forwarded_port. */
	readonly writesPort?: true;
	/** A literal by which it replaces Host, and whether it then writes X-Forwarded-Host. */
	readonly host?: string;
}

/** What it sends on; null where it closes the connection or answers 400. */
export function throughEnvoy(settings: Envoy, arrives: Traffic): Sent | null {
	const peer = peerOf(settings, arrives);
	const odd = arrives.headers.some(([name]) => name.includes('_'));
	const isRefused = namedByConnection(arrives.headers).some((name) => NEVER_NAMED.test(name));
	if (peer === null || isRefused || (odd && settings.underscores === 'reject')) return null;
	const kept =
		settings.underscores === 'drop'
			? arrives.headers.filter(([name]) => !name.includes('_'))
			: arrives.headers;
	const written = replacing(passedOn(kept), [
		...listLines(settings, kept, peer),
		...(settings.usesRemote ? externalLines(settings, kept, peer) : []),
		...schemeLines(settings, kept, arrives.tls),
		...furtherLines(settings, kept, arrives.destination),
	]);
	return settings.sends
		? { headers: written, proxy: { version: settings.sends, source: peer } }
		: { headers: written };
}

/** Headers that a client's Connection may not name. */
const NEVER_NAMED = /^x-forwarded-(for|host|proto)$/i;

function peerOf({ readsProxy }: Envoy, { source, proxyHeaders: [first] }: Traffic): string | null {
	const peer = plain(source);
	if (readsProxy === 'never') return first ? null : peer;
	if (!first) return readsProxy === 'always' ? null : peer;
	return addressIn(first) ?? peer;
}

/** Entries are joined by a comma without a space. */
function listLines({ appends }: Envoy, headers: readonly Header[], peer: string): Header[] {
	const does = typeof appends === 'boolean' ? appends : !isAmong(peer, appends.except);
	if (!does) return [];
	return [['x-forwarded-for', [...headersNamed(headers, 'X-Forwarded-For'), peer].filter(Boolean).join(',')]];
}

/** The client as it sees it: its peer, or with trusted hops the entry that they vouch for, if it is an address. */
function externalLines({ hops, internal = [] }: Envoy, headers: readonly Header[], peer: string): Header[] {
	const list = listOf(headers, 'X-Forwarded-For', ',');
	if (list === '' && isAmong(peer, internal)) return [['x-envoy-internal', 'true']];
	const entries = list.split(',');
	const entry = hops > 0 ? (entries.at(-hops)?.trim() ?? '') : '';
	const parsed = parseNginxAddress(entry);
	return [['x-envoy-external-address', parsed ? formatAddress(parsed) : peer]];
}

/** Where no hop is trusted the client's word about the scheme is dropped; else it stays, whoever it comes from. */
function schemeLines({ usesRemote, hops }: Envoy, headers: readonly Header[], tls: boolean): Header[] {
	const own: Header = ['x-forwarded-proto', tls ? 'https' : 'http'];
	if (usesRemote && hops === 0) return [own];
	const said = listOf(headers, 'X-Forwarded-Proto', ',');
	return said === '' ? [own] : [['x-forwarded-proto', said]];
}

function furtherLines(
	{ writesPort, host }: Envoy,
	headers: readonly Header[],
	destination: string,
): Header[] {
	const port = String(parseEndpoint(destination).port);
	const own = firstOf(headers, 'Host');
	return [
		...(writesPort ? ([['x-forwarded-port', port]] as const) : []),
		...(host
			? ([
					['host', host],
					['x-forwarded-host', [listOf(headers, 'X-Forwarded-Host', ','), own].filter(Boolean).join(',')],
					['x-envoy-original-host', own],
				] as const)
			: []),
	];
}

/** Settings of Istio's ingress gateway, Contour and Cilium: they differ in the number of trusted hops only. */
export const facingClients = (hops: number): Envoy => ({
	usesRemote: true,
	hops,
	appends: true,
	underscores: 'allow',
	readsProxy: 'never',
	sends: null,
});
