// Why Kong does not believe in the caller, as far as its own answer shows: a sentence.
import { addressOf, type Echo } from './echo.ts';

/** Where the caller's address arrived, and why Kong passed it over. `caller` is null where it is not known. */
export function evidence(echo: Echo, caller: string | null): string {
	const { trusted, peer } = echo;
	const carrier = carrierOf(echo, caller);
	if (carrier === null) return withoutCarrier(echo, caller);
	if (trusted === false)
		return `${carrier} held your address, but Kong does not trust ${peer ?? 'its peer'}, which sent it: KONG_TRUSTED_IPS lacks that address.`;
	if (trusted === true)
		return `${carrier} held your address, and Kong trusts its peer, but does not take the client from there: KONG_REAL_IP_HEADER or KONG_REAL_IP_RECURSIVE is wrong.`;
	return `${carrier} held your address, but Kong did not take it from there.`;
}

function carrierOf(echo: Echo, caller: string | null): string | null {
	if (caller === null) return null;
	if (echo.proxySource === caller) return 'The PROXY header';
	const entries = (echo.forwardedFor ?? '').split(',').map((entry) => addressOf(entry.trim()));
	return entries.includes(caller) ? 'X-Forwarded-For' : null;
}

function withoutCarrier(
	{ trusted, peer, client, proxySource, forwardedFor }: Echo,
	caller: string | null,
): string {
	if (peer !== client) return 'The answer does not show where your address got lost.';
	if (caller !== null)
		return 'It is the peer of the connection, and the answer shows your address in no PROXY header and no X-Forwarded-For.';
	const brought = proxySource === undefined ? forwardedFor && 'X-Forwarded-For' : 'the PROXY header';
	return trusted === false && brought
		? `It is the peer of the connection. Kong does not trust it, so it passed over ${brought}.`
		: 'It is the peer of the connection.';
}
