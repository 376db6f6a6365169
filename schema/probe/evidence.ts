// Why Kong does not believe in the caller, as far as its own answer shows: a sentence.
import { addressOf, type Echo } from './echo.ts';

/** Where the caller's address arrived, and why Kong passed it over. `caller` is null where it is not known. */
export function evidence(echo: Echo, caller: string | null): string {
	if (caller === null) return ofUnknown(echo);
	if (echo.proxySource === caller) return inProxyHeader(echo);
	const entries = (echo.forwardedFor ?? '').split(',').map((entry) => addressOf(entry.trim()));
	if (entries.includes(caller)) return inForwardedFor(echo, entries);
	return echo.peer === echo.client
		? 'It is the peer of the connection, and the answer shows your address in no PROXY header and no X-Forwarded-For.'
		: LOST_SOMEWHERE;
}

const LOST_SOMEWHERE = 'The answer does not show where your address got lost.';

const untrusted = ({ peer = 'its peer' }: Echo) =>
	`but Kong does not trust ${peer}, which sent it: KONG_TRUSTED_IPS lacks that address.`;

function inProxyHeader(echo: Echo): string {
	if (echo.trusted === false) return `The PROXY header held your address, ${untrusted(echo)}`;
	return 'The PROXY header held your address, but Kong takes the client from elsewhere: KONG_REAL_IP_HEADER is not proxy_protocol.';
}

function inForwardedFor(echo: Echo, entries: readonly (string | undefined)[]): string {
	if (echo.trusted === false) return `X-Forwarded-For held your address, ${untrusted(echo)}`;
	if (echo.client !== echo.peer && entries.includes(echo.client))
		return `X-Forwarded-For held your address, but Kong went no further than to ${echo.client}: KONG_TRUSTED_IPS lacks that address, or KONG_REAL_IP_RECURSIVE is off.`;
	return 'X-Forwarded-For held your address, but Kong takes the client from elsewhere: KONG_REAL_IP_HEADER is not X-Forwarded-For.';
}

function ofUnknown({ trusted, peer, client, proxySource, forwardedFor }: Echo): string {
	if (peer !== client) return LOST_SOMEWHERE;
	const brought = proxySource === undefined ? forwardedFor && 'X-Forwarded-For' : 'the PROXY header';
	return trusted === false && brought
		? `It is the peer of the connection. Kong does not trust it, so it passed over ${brought}.`
		: 'It is the peer of the connection.';
}
