// Kong as a hop: from what arrives at its listener to what it believes and what the upstream gets.
// Sources: ngx_http_request.c, ngx_http_realip_module.c in nginx 1.25.3; Kong 3.9.3.

import { type KongVersion, recordedKong } from '../kong/image.ts';
import { type Address, formatAddress, toMapped } from './address/address.ts';
import { parseEndpoint, parseIp } from './address/endpoint.ts';
import { checkSettings, type SettingsCheck } from './check-settings.ts';
import { clearHeaders, type HeaderClearing, readClearingSetting } from './kong/header-clearing.ts';
import { publicPort } from './kong/port-maps.ts';
import type { KongEnv } from './kong/settings.ts';
import { isTrustedByKong } from './kong/trust.ts';
import { REPLACED_HEADERS, type UpstreamHeaders, upstreamHeaders } from './kong/upstream-headers.ts';
import type { Machine } from './machine.ts';
import { greet } from './nginx/greeting.ts';
import { findListener, type Listener } from './nginx/listener.ts';
import { realIpAddress } from './nginx/real-ip.ts';
import { gatewayRealIp } from './nginx/real-ip-settings.ts';
import { type Header, readHeaders } from './nginx/request-headers.ts';
import type { Outcome, Traffic } from './traffic.ts';

/** A gateway whose settings have been read once, to be asked about many requests. */
export interface Gateway {
	readonly check: SettingsCheck;
	readonly clearing: HeaderClearing | null;
	/** Prefix that the route strips, `/` for none. */
	readonly routePrefix: string;
}

/** What Kong made of a request. */
export interface GatewayView {
	readonly outcome: Outcome;
	/** The listener that took the connection; null when none did. */
	readonly listener: Listener | null;
	/** Only with the outcome `response`. */
	readonly answered?: Answered;
}

/** What Kong believes about a request that reached its route. */
export interface Answered {
	/** kong.client.get_ip(): the TCP peer. */
	readonly peerIp: string;
	/** kong.client.get_forwarded_ip(): who Kong takes for the client. */
	readonly clientIp: string;
	/** kong.ip.is_trusted(peerIp). */
	readonly trusted: boolean;
	/** Forwarding headers to the upstream. */
	readonly upstream: UpstreamHeaders;
	/** The other header lines, as they reach the upstream. */
	readonly passed: readonly Header[];
}

/**
 * Reads a gateway's settings; refusals stand in `check.problems`, and such a gateway answers nothing.
 * @param options.kong which Kong it is; by default the recorded one.
 */
export function readGateway(
	env: KongEnv,
	options: { machine?: Machine; routePrefix?: string; kong?: KongVersion } = {},
): Gateway {
	const clearing = readClearingSetting(env);
	return {
		check: checkSettings(env, options.machine, options.kong ?? recordedKong),
		// Lua that is not understood is taken to do nothing; the check warns of it.
		clearing: clearing === 'unknown' ? null : clearing,
		routePrefix: options.routePrefix ?? '/',
	};
}

/**
 * Sends a connection to the gateway.
 * @throws {RangeError} when an address in the traffic is none.
 */
export function arriveAtGateway(gateway: Gateway, traffic: Traffic): GatewayView {
	const destination = parseEndpoint(traffic.destination);
	const listener = gateway.check.accepted ? findListener(gateway.check.served, destination) : null;
	if (listener === null) return { outcome: 'refused', listener };
	if (!listener.proxied) return { outcome: 'otherServer', listener };
	const realIp = gatewayRealIp(gateway.check.blocks, gateway.check.kong);
	const greeting = greet(listener, traffic, realIp.bufferBytes);
	if (greeting.outcome !== 'response') return { outcome: greeting.outcome, listener };
	const read = readHeaders(traffic.headers, realIp.keptNames);
	if (!read.ok) return { outcome: 'badRequest', listener };
	const source = parseIp(traffic.source);
	// A v4 peer of a listener for both families is seen in its 4-in-6 form.
	const peer = listener.bothFamilies ? toMapped(source) : source;
	const client = realIpAddress(realIp, peer, greeting.proxySource, read.headers) ?? peer;
	const headers = clearHeaders(read.headers, gateway.clearing, greeting.proxySource);
	return {
		outcome: 'response',
		listener,
		answered: answer(gateway, traffic, { peer, client, headers, host: read.host }),
	};
}

interface Arrived {
	readonly peer: Address;
	readonly client: Address;
	readonly headers: readonly Header[];
	readonly host: string;
}

function answer(gateway: Gateway, traffic: Traffic, { peer, client, headers, host }: Arrived): Answered {
	const { trustedIps, portMaps, maxRequestHeaders } = gateway.check.settings;
	const peerIp = formatAddress(peer);
	const clientIp = formatAddress(client);
	const trusted = isTrustedByKong(peer, trustedIps.entries);
	const port = publicPort(portMaps, parseEndpoint(traffic.destination).port);
	const upstream = upstreamHeaders({
		headers,
		trusted,
		peerIp,
		clientIp,
		scheme: traffic.tls ? 'https' : 'http',
		host,
		port,
		path: traffic.path ?? '/',
		routePrefix: gateway.routePrefix,
		maxHeaders: maxRequestHeaders,
	});
	const passed = headers.filter(([name]) => !REPLACED_HEADERS.includes(name.toLowerCase()));
	return { peerIp, clientIp, trusted, upstream, passed };
}
