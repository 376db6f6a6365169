// What each kind of hop makes of a connection: a function from what arrives to what leaves.

import { formatAddress } from './address/address.ts';
import { joinEndpoint, parseEndpoint, parseIp } from './address/endpoint.ts';
import { applyHeaderRules } from './header-rules.ts';
import type { BalancerHop, ConnectionProxy, HttpProxy, KnownProxy, Node, Passage } from './hop.ts';
import { type ProxyHeader, readProxyHeader } from './nginx/proxy-header.ts';
import { throughProgram } from './proxies/known.ts';
import type { Traffic } from './traffic.ts';

/** The port that is used for a peer whose port is not known. */
const SOME_PORT = 40000;
// The first read of common proxies; a PROXY header longer than this is refused.
const PROXY_BUFFER_BYTES = 4096;

/** Through a load balancer or CDN, on to `destination` (`ip:port`). */
export function throughLoadBalancer(hop: BalancerHop, arrives: Traffic, destination: string): Passage {
	if (hop.kind === 'passThrough') return { leaves: { ...arrives, destination } };
	const accepted = hop.acceptsProxyProtocol ? acceptProxyHeader(arrives) : arrives;
	if (accepted === null) return { ended: 'closed' };
	return hop.kind === 'http'
		? throughHttp(hop, accepted, destination)
		: throughProxy(hop, accepted, destination);
}

/** Through the node in front of Kong's pod, on to `destination` (`ip:port`). */
export function throughNode(node: Node, arrives: Traffic, destination: string): Passage {
	if (node.policy !== 'Cluster') return { leaves: { ...arrives, destination } };
	return { leaves: { ...arrives, ...ownConnection(node.address), destination } };
}

function throughProxy(hop: ConnectionProxy, arrives: Traffic, destination: string): Passage {
	// Bytes that are no ClientHello where TLS is to end.
	if (hop.tls === 'end' && (arrives.proxyHeaders.length > 0 || !arrives.tls)) return { ended: 'closed' };
	const own = hop.proxyProtocol === null ? [] : [proxyHeader(hop.proxyProtocol, arrives, hop.tlvBytes)];
	const tls = hop.tls === undefined ? arrives.tls : hop.tls === 'start';
	const proxyHeaders = [...own, ...arrives.proxyHeaders];
	return { leaves: { ...arrives, ...ownConnection(hop.address), destination, tls, proxyHeaders } };
}

function throughHttp(hop: HttpProxy, arrives: Traffic, destination: string): Passage {
	if (hop.known) return throughKnown(hop, hop.known, arrives, destination);
	// To a proxy that reads requests a PROXY header is a broken request line.
	if (arrives.proxyHeaders.length > 0) return { ended: 'badRequest' };
	const kept = hop.dropsUnderscores
		? arrives.headers.filter(([name]) => !name.includes('_'))
		: arrives.headers;
	const headers = applyHeaderRules(hop.headers, { ...arrives, headers: kept, source: plainSource(arrives) });
	const version = hop.proxyProtocol ?? null;
	const proxyHeaders = version === null ? [] : [proxyHeader(version, arrives)];
	const tls = hop.tls ?? false;
	return { leaves: { ...arrives, ...ownConnection(hop.address), destination, tls, headers, proxyHeaders } };
}

function throughKnown(hop: HttpProxy, known: KnownProxy, arrives: Traffic, destination: string): Passage {
	const { calledBy } = known;
	// Before a balancer that speaks PROXY a client's own PROXY header is a broken request line.
	if (calledBy !== null && arrives.proxyHeaders.length > 0) return { ended: 'badRequest' };
	const called =
		calledBy === null ? arrives : { ...arrives, source: calledBy, proxyHeaders: [proxyHeader(1, arrives)] };
	const sent = throughProgram(known, called);
	if (sent === null) return { ended: arrives.proxyHeaders.length > 0 ? 'badRequest' : 'closed' };
	const tls = hop.tls ?? false;
	const { headers, proxy } = sent;
	const proxyHeaders = proxy ? [proxyHeader(proxy.version, { ...arrives, source: proxy.source })] : [];
	return { leaves: { ...arrives, ...ownConnection(hop.address), destination, tls, headers, proxyHeaders } };
}

// The address in the outermost header takes the place of the peer's, as `accept-proxy` does.
function acceptProxyHeader(arrives: Traffic): Traffic | null {
	const [outermost, ...proxyHeaders] = arrives.proxyHeaders;
	const reading = outermost === undefined ? null : readProxyHeader(outermost, PROXY_BUFFER_BYTES);
	if (outermost === undefined || reading === null || !reading.ok) return null;
	if (reading.source === null || outermost.source === undefined) return { ...arrives, proxyHeaders };
	const { address, port } = parseEndpoint(outermost.source);
	return { ...arrives, source: formatAddress(address), sourcePort: port, proxyHeaders };
}

function ownConnection(address: string): Pick<Traffic, 'source' | 'sourcePort'> {
	return { source: address, sourcePort: SOME_PORT };
}

function plainSource({ source }: Traffic): string {
	return formatAddress(parseIp(source));
}

function proxyHeader(version: 1 | 2, arrives: Traffic, tlvBytes?: number): ProxyHeader {
	const source = plainSource(arrives);
	return {
		version,
		command: 'PROXY',
		family: source.includes(':') ? 'TCP6' : 'TCP4',
		source: joinEndpoint(source, arrives.sourcePort ?? SOME_PORT),
		destination: arrives.destination,
		...(version === 2 && tlvBytes !== undefined ? { tlvBytes } : {}),
	};
}
