// An address with a port as one text: `10.0.0.5:8000`, `[fd00::5]:8000`.

import { parseNginxAddress } from '../nginx/address.ts';
import type { Address } from './address.ts';
import { parseStrictIpv4 } from './libc-address.ts';

/** Address and port of one end of a connection. */
export interface Endpoint {
	readonly address: Address;
	readonly port: number;
}

/**
 * Reads `a.b.c.d:port` or `[v6]:port`.
 * @throws {RangeError} when the text is neither; it comes from the caller's model, not from a user's request.
 */
export function parseEndpoint(text: string): Endpoint {
	const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):([0-9]{1,5})$/.exec(text) ?? [];
	const address = parseAddress(bracketed ?? plain ?? '');
	if (address === null) throw new RangeError(`not of the form ip:port or [ip]:port: ${JSON.stringify(text)}`);
	return { address, port: Number(port) };
}

/**
 * Reads an address without a port.
 * @throws {RangeError} when the text is none; it comes from the caller's model, not from a user's request.
 */
export function parseIp(text: string): Address {
	const address = parseAddress(text);
	if (address === null) throw new RangeError(`not an IPv4 or IPv6 address: ${JSON.stringify(text)}`);
	return address;
}

// The broadcast address is one, though nginx does not read it.
function parseAddress(text: string): Address | null {
	return parseNginxAddress(text) ?? parseStrictIpv4(text);
}

/** `ip:port`, with brackets around IPv6. */
export function joinEndpoint(ip: string, port: number): string {
	return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}
