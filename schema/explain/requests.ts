// The requests that a story follows: an honest client's, and one that claims another address wherever somebody might believe it.

import { exampleOf } from '../address/ranges.ts';
import type { ClientRequest, Header } from '../trace/index.ts';
import type { DecidedWay } from './path.ts';

/** A request, with the address of who sends it and the one that it claims; null for an honest one. */
export interface SentRequest<Claim extends string | null = string | null> {
	readonly client: string;
	readonly claims: Claim;
	readonly request: ClientRequest;
}

const trustedOn = (way: DecidedWay) => way.gateway.check.settings.trustedIps.entries;

/** A request on a way of a client that Kong does not trust. */
export function requestOn(way: DecidedWay, forges: boolean): SentRequest {
	const client = exampleOf('client', way.family, trustedOn(way));
	if (forges) return forgedFrom(way, client);
	return { client, claims: null, request: { source: client, tls: way.tls, headers: [HOST] } };
}

const HOST: Header = ['Host', 'gateway.example'];

/** A request on a way of the client at the address, which claims another in every header that somebody might believe. */
export function forgedFrom(way: DecidedWay, client: string): SentRequest<string> {
	const claims = exampleOf('forged', way.family, trustedOn(way));
	const header = way.gateway.check.settings.env.KONG_REAL_IP_HEADER;
	const names = ['X-Forwarded-For', 'X-Real-IP', ...(header && header !== 'proxy_protocol' ? [header] : [])];
	const lies = [...new Set(names)].map((name): Header => [name, claims]);
	return { client, claims, request: { source: client, tls: way.tls, headers: [HOST, ...lies] } };
}
