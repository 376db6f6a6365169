// From the decision about values to the ways of a packet: the model of what is between a client and Kong.

import {
	addressIn,
	exampleOf,
	type Family,
	familyOf,
	isPrivate,
	isSingle,
	isWithin,
} from '../address/ranges.ts';
import { isRefusal } from '../catalogue/method.ts';
import { tlsAnnotations } from '../catalogue/tls-annotations.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { forwardedByBalancer, forwardedByCdn } from '../decide/forwarded-headers.ts';
import { headerWriter } from '../decide/header-writer.ts';
import { tlsTargetPort } from '../decide/listeners.ts';
import { publishedPeers } from '../decide/published-peers.ts';
import type { Situation } from '../decide/situation.ts';
import { matches } from '../text/matches.ts';
import { type Gateway, isEveryone, type KongEnv, readGateway, type TracePath } from '../trace/index.ts';
import type { Decision } from '../validate/decide.ts';
import { severalSubnetsPattern } from '../values/ip.ts';
import { type BalancerPort, pathOf, type Wire } from './way-model.ts';

/** One way that clients come: a port of the Service, in one address family. */
export interface DecidedWay {
	readonly name: 'http' | 'tls';
	readonly family: Family;
	readonly published: number;
	readonly container: number;
	/** Whether clients speak TLS there. */
	readonly tls: boolean;
	readonly wire: Wire;
	readonly gateway: Gateway;
}

/** The ways that a decision opens. Values with errors may have ways that end nowhere. */
export function waysOf(decision: Decision): DecidedWay[] {
	const { values } = decision.situation;
	const { http, tls } = values.proxy;
	const gateway = readGateway(kongEnv(decision), { kong: decision.situation.kong });
	const ports = [
		{
			name: 'http',
			enabled: http.enabled,
			published: http.servicePort,
			container: http.containerPort,
			tls: false,
		},
		{
			name: 'tls',
			enabled: tls.enabled,
			published: tls.servicePort,
			container: tlsContainer(decision),
			tls: true,
		},
	] as const;
	return values.proxy.ipFamilies.flatMap((family) =>
		ports
			.filter(({ enabled }) => enabled)
			.map(({ enabled: _, ...port }) => ({ ...port, family, gateway, wire: wireOf(decision, port, family) })),
	);
}

// A front that reads requests calls the plain port, whatever clients speak.
function tlsContainer(decision: Decision): number {
	const { situation } = decision;
	const { http, tls } = situation.values.proxy;
	if (hasFront(decision)) return http.enabled ? http.containerPort : tls.containerPort;
	return tlsTargetPort(situation);
}

/** Whether clients come by an Ingress or HTTPRoute; there may also be one that the product does not need. */
function hasFront({ situation, ingress, gateway }: Decision): boolean {
	const { product, method } = situation;
	const needed =
		product.ingress !== undefined || (method !== null && method === product.strategies.httpHeaders);
	return (ingress !== null && needed) || gateway?.route === 'HTTPRoute';
}

/** The path of a client on a way. */
export function wayPath({ wire, gateway, published, container, tls }: DecidedWay, client: string): TracePath {
	return pathOf(wire, gateway, { published, container }, { ip: client, tls });
}

/** The settings of the container whose text is known; Kong's own for the rest. */
export function kongEnv({ environment }: Decision): KongEnv {
	const texts = Object.entries(environment).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return Object.fromEntries(texts);
}

function wireOf(
	decision: Decision,
	port: { readonly name: 'http' | 'tls'; readonly published: number },
	family: Family,
): Wire {
	const { situation, service } = decision;
	const { product, strategy, method, cdn, trafficPolicy, header } = situation;
	const targets = method?.targets ?? usualTargets(product);
	const skipsNode = targets === 'pods' || (trafficPolicy === null && service.type === 'ClusterIP');
	const own = headerWriter(situation) === 'user' ? { named: header } : {};
	const isBehindProxy = cdn !== null || hasUnknownCdn(situation);
	// Behind another proxy it must be set to believe that one, and then appends.
	const replaces = !isBehindProxy && method?.header?.replaces === true;
	return {
		balancer: balancerOf(decision, port),
		packetSource: method?.packetSource ?? usualSource(product),
		header:
			(method?.header && { ...method.header, replaces, ...own }) ??
			(strategy === 'httpHeaders' || product.kind === 'http' ? { appends: 'client', ...own } : null),
		forwarded: forwardedByBalancer(situation),
		node: skipsNode ? 'direct' : (trafficPolicy ?? 'Cluster'),
		cdn: isBehindProxy ? { header, forwarded: forwardedByCdn(situation) } : null,
		sidecar: null,
		addresses: addressesFor(situation, family),
	};
}

/** Without a strategy the balancer does what its kind does. */
function usualSource({ strategies: { externalTrafficPolicy: keeps } }: LoadBalancer): Wire['packetSource'] {
	return isRefusal(keeps) || keeps.annotations || keeps.objects ? 'loadBalancer' : keeps.packetSource;
}

function usualTargets({ strategies: { externalTrafficPolicy: keeps } }: LoadBalancer): 'nodes' | 'pods' {
	return isRefusal(keeps) || keeps.annotations ? 'nodes' : keeps.targets;
}

/** Whether a CDN or proxy that only the values know writes the header: accepted where nobody else reaches the balancer. */
export const hasUnknownCdn = (situation: Situation) =>
	headerWriter(situation) === 'foreign' && situation.values.clientIp.cdnOnly;

function balancerOf(
	decision: Decision,
	port: { readonly name: 'http' | 'tls'; readonly published: number },
): BalancerPort {
	const { situation, service } = decision;
	const { strategy, product, method, speaksProxy, values, cdn } = situation;
	const version = values.clientIp.proxyProtocol.version ?? method?.proxyProtocol?.[0] ?? 2;
	const byMethod = method !== null && method === product.strategies.httpHeaders;
	const readsHttp = product.kind === 'http' || (strategy === 'httpHeaders' && (cdn === null || byMethod));
	// One that is configured by the user speaks TLS to the TLS listener.
	const again = port.name === 'tls' && !situation.tlsEndsAtBalancer && !hasFront(decision);
	if (readsHttp) return { protocol: 'http', tls: again ? 'again' : 'end', proxyProtocol: null };
	const ended =
		port.name === 'tls' && tlsAnnotations(product).some((name) => service.annotations[name] !== undefined);
	return { protocol: 'tcp', tls: ended ? 'end' : 'pass', proxyProtocol: speaksProxy ? version : null };
}

/** The values promise that trustedIPs and shipped ranges hold every peer, so its address is taken from them. */
function addressesFor(situation: Situation, family: Family): Wire['addresses'] {
	const { values, cdn, peer } = situation;
	const ours = values.clientIp.trustedIPs.filter(
		(block) => familyOf(block) === family && !isEveryone(block) && addressIn(block) !== null,
	);
	const trustedPeer = (taken: readonly string[]) => firstOf(ours, [isPrivate, () => !cdn, () => true], taken);
	// Whom Kong sees first: where a range has room, each has an address of its own.
	const node = (peer === 'node' ? trustedPeer([]) : null) ?? exampleOf('node', family);
	const loadBalancer =
		publishedPeer(situation, ours, family) ??
		(peer === 'loadBalancer' || cdn ? trustedPeer([node]) : null) ??
		exampleOf('balancer', family);
	const edge =
		(cdn ? edgeIn(situation, ours, family, [node, loadBalancer]) : null) ?? exampleOf('edge', family);
	return {
		cdn: edge,
		loadBalancer,
		published: publishedIn(situation, ours, [node, loadBalancer, edge]) ?? exampleOf('published', family),
		node,
		pod: exampleOf('pod', family),
	};
}

/** Where the balancer connects from published ranges and from nowhere else, an address there: a trusted one, if any is. */
function publishedPeer(situation: Situation, ours: readonly string[], family: Family): string | null {
	const published = publishedPeers(situation);
	if (!published?.complete) return null;
	const own = published.ranges.filter((block) => familyOf(block) === family);
	const trusted = own.find((block) => isWithin(block, ours)) ?? ours.find((block) => isWithin(block, own));
	return addressIn(trusted ?? own[0] ?? '');
}

/** An address of the first block that fits the first condition, else of one that fits the next. */
function firstOf(
	blocks: readonly string[],
	conditions: readonly ((block: string) => boolean)[],
	taken: readonly string[] = [],
): string | null {
	const [block = ''] = conditions.flatMap((fits) => blocks.find(fits) ?? []);
	return addressIn(block, taken);
}

function edgeIn(
	{ cdnRanges, cdnBelongs }: Situation,
	ours: readonly string[],
	family: Family,
	taken: readonly string[],
): string | null {
	// Its ranges are none of those that are trusted.
	if (!cdnBelongs) return null;
	const [shipped = ''] = cdnRanges?.[family === 'IPv4' ? 'ipv4' : 'ipv6'] ?? [];
	return addressIn(shipped, taken) ?? firstOf(ours, [(block) => !isPrivate(block), () => true], taken);
}

/** The balancer's own address, if it is given by itself, or if its network is given beside the range of its proxies. */
function publishedIn(
	{ method }: Situation,
	ours: readonly string[],
	taken: readonly string[],
): string | null {
	const last = ours.at(-1) ?? '';
	const hasRoom = ours.length > 1 || matches(severalSubnetsPattern, last);
	const inNetwork = method?.alsoTrust?.single === 'inNetwork' && hasRoom;
	return firstOf(ours, [isSingle]) ?? (inNetwork ? addressIn(last, taken) : null);
}
