// The PROXY protocol header in front of a connection: what a balancer writes, and what nginx makes of it.
// Sources: https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt, ngx_proxy_protocol_read in nginx 1.25.3.

import { formatAddress } from '../address/address.ts';
import { parseEndpoint } from '../address/endpoint.ts';

/** A PROXY header as it is sent. */
export interface ProxyHeader {
	readonly version: 1 | 2;
	/** LOCAL (version 2 only) is what a balancer sends for its own health checks. */
	readonly command: 'PROXY' | 'LOCAL';
	readonly family: 'TCP4' | 'TCP6' | 'UDP4' | 'UDP6' | 'UNIX' | 'UNKNOWN';
	/** `ip:port` or `[ip]:port` of the client; left out when the header carries no addresses. */
	readonly source?: string;
	/** `ip:port` or `[ip]:port` that the client connected to. */
	readonly destination?: string;
	/** Bytes of TLVs behind the addresses (version 2 only). */
	readonly tlvBytes?: number;
}

/** What nginx does with a header: refuses the connection, or goes on with a source address, or without one. */
type ProxyReading = { readonly ok: false } | { readonly ok: true; readonly source: string | null };

const V2_FIXED_BYTES = 16;
const V2_ADDRESS_BYTES = { TCP4: 12, UDP4: 12, TCP6: 36, UDP6: 36, UNIX: 216, UNKNOWN: 0 } as const;

/** How many bytes the header has. */
export function proxyHeaderBytes(header: ProxyHeader): number {
	if (header.version === 1) return versionOneText(header).length;
	const addresses = header.source === undefined ? 0 : V2_ADDRESS_BYTES[header.family];
	return V2_FIXED_BYTES + addresses + (header.tlvBytes ?? 0);
}

/** The line of a version 1 header, with its line end. */
function versionOneText(header: ProxyHeader): string {
	const words = ['PROXY', header.family];
	if (header.source !== undefined) {
		const [source, sourcePort] = splitEndpoint(header.source);
		const [destination, destinationPort] = splitEndpoint(header.destination ?? header.source);
		words.push(source, destination, sourcePort, destinationPort);
	}
	return `${words.join(' ')}\r\n`;
}

/**
 * What nginx reads from the header.
 * @param bufferBytes how much nginx takes in before it decides; a longer header is refused.
 */
export function readProxyHeader(header: ProxyHeader, bufferBytes: number): ProxyReading {
	if (proxyHeaderBytes(header) > bufferBytes) return { ok: false };
	if (header.version === 1) return readVersionOne(header);
	const carriesTcp = header.family === 'TCP4' || header.family === 'TCP6';
	if (header.command !== 'PROXY' || !carriesTcp) return { ok: true, source: null };
	// The family promises addresses, so a header that ends before them is broken.
	if (header.source === undefined) return { ok: false };
	return { ok: true, source: formatAddress(parseEndpoint(header.source).address) };
}

function readVersionOne(header: ProxyHeader): ProxyReading {
	if (header.family === 'UNKNOWN') return { ok: true, source: null };
	const line = /^PROXY TCP[46] ([0-9a-fA-F:.]*) [0-9a-fA-F:.]* ([0-9]+) ([0-9]+)\r\n$/.exec(
		versionOneText(header),
	);
	const [, source, sourcePort, destinationPort] = line ?? [];
	if (source === undefined || Number(sourcePort) > 65535 || Number(destinationPort) > 65535)
		return { ok: false };
	return { ok: true, source };
}

// The address stays text: version 1 passes it on unread, and only realip parses it.
function splitEndpoint(endpoint: string): [ip: string, port: string] {
	const at = endpoint.lastIndexOf(':');
	return [endpoint.slice(0, at).replace(/^\[|\]$/g, ''), endpoint.slice(at + 1)];
}
