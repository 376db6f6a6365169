// nginx's realip module in Kong's proxy server: which header names the client.
// Source: ngx_http_realip_module.c in nginx 1.25.3.

import type { Address } from '../address/address.ts';
import { forwardedAddress, type Walking } from './forwarded-for.ts';
import { type Header, headersNamed } from './request-headers.ts';

/** The realip settings of the proxy server, as nginx has them after reading its configuration. */
export interface RealIp extends Walking {
	/** The argument of real_ip_header, in the user's spelling: only `X-Forwarded-For` in this case is a list over lines. */
	readonly header: string;
}

/**
 * The client's address after realip.
 * @param proxySource the text of the source address in the PROXY header, null without one.
 * @returns the address, or null when the peer stays the client.
 */
export function realIpAddress(
	realIp: RealIp,
	peer: Address,
	proxySource: string | null,
	headers: readonly Header[],
): Address | null {
	return forwardedAddress(peer, realIpLines(realIp, proxySource, headers), realIp);
}

function realIpLines(
	realIp: RealIp,
	proxySource: string | null,
	headers: readonly Header[],
): readonly string[] {
	if (realIp.header === 'proxy_protocol') return proxySource === null ? [] : [proxySource];
	const lines = headersNamed(headers, realIp.header);
	return realIp.header === 'X-Forwarded-For' ? lines : lines.slice(0, 1);
}
