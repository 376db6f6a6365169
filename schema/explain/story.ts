// The way of a packet as a story: what each hop sees of an honest and of a forging client, and what Kong believes in the end.

import type { Situation } from '../decide/situation.ts';
import { shortTrust } from '../decide/trust-text.ts';
import { isForwardedFor } from '../kong/real-ip-header.ts';
import { addAll } from '../text/lists.ts';
import {
	type HopName,
	headersNamed,
	judgeAddress,
	type Trace,
	type TraceStep,
	type Traffic,
	trace,
} from '../trace/index.ts';
import { clearingInWords } from '../trace/kong/header-clearing.ts';
import type { Decision } from '../validate/decide.ts';
import { assumptions } from './assumptions.ts';
import { forgeableHeaders, forgeableText, joinForgeable } from './forgeable-headers.ts';
import { forgersOf, widelyTrustedClients } from './forgers.ts';
import { type DecidedWay, wayPath, waysOf } from './path.ts';
import { forgedFrom, requestOn, type SentRequest } from './requests.ts';
import { streamSentences } from './streams.ts';

export { requestOn };

/** What one hop sees. */
export interface Sight {
	readonly hop: string;
	/** Source of the packets; null for the client itself. */
	readonly source: string | null;
	/** The address in the PROXY header. */
	readonly proxyHeader: string | null;
	/** The header from which Kong takes the client, where that is another than X-Forwarded-For. */
	readonly header: string | null;
	readonly forwardedFor: string | null;
}

/** What became of one client's request. */
export interface StoryWay {
	readonly client: string;
	/** The address that it claims in headers; null for an honest one. */
	readonly claims: string | null;
	readonly sights: readonly Sight[];
	/** Whom Kong takes for the client; null where the request ends before. */
	readonly believed: string | null;
	/** Whether that is the client. */
	readonly right: boolean;
	readonly outcome: Trace['outcome'];
}

/** Settings of the load balancer and of Kong, in the order in which they are shown. */
export interface Setting {
	readonly name: string;
	readonly value: string;
	/** The value in words, for people, where it is a long list or code. */
	readonly short?: string;
}

export interface Story {
	/** The load balancer, and the CDN in front of it. */
	readonly product: string;
	readonly strategy: string;
	/** What the CDN, if there is one, and the load balancer do, a sentence each. */
	readonly how: string;
	/** Service's port, and the family, that was followed. */
	readonly port: number;
	readonly family: string;
	/** The header from which Kong takes the client; null where it reads none. */
	readonly header: string | null;
	/** Of an honest client, of one that forges, and of one that forges inside each trusted range that is too wide. */
	readonly journeys: readonly StoryWay[];
	/** Who can choose the address that Kong believes; empty for nobody. */
	readonly forgeableBy: readonly string[];
	readonly balancerSettings: readonly Setting[];
	readonly kongSettings: readonly Setting[];
	/** Other forwarded headers that Kong believes as clients write them, by any port; as names. */
	readonly forgeableHeaders: string;
	/** What Kong sees of connections that are no requests, a sentence each. */
	readonly streams: readonly string[];
	/** What this takes for granted. */
	readonly assumes: readonly string[];
	/** Who must not reach the ports of the nodes, in a sentence; empty where it does not matter. */
	readonly past: string;
	/** Whether every other port and family ends the same way; else what differs. */
	readonly elsewhere: readonly string[];
}

/** The story of a decision; null where no port is open. */
export function storyOf(decision: Decision): Story | null {
	const ways = waysOf(decision);
	const way = ways.find(({ name }) => name === 'tls') ?? ways[0];
	if (!way) return null;
	const { situation } = decision;
	const { product, strategy } = situation;
	const [honest, forging] = [false, true].map((forges) =>
		journey(product.title, way, requestOn(way, forges)),
	) as [StoryWay, StoryWay];
	const trusted = widelyTrustedClients(situation, ways).map((one) =>
		journey(product.title, one.way, forgedFrom(one.way, one.client)),
	);
	const byAnybody = forging.believed !== null && forging.believed === forging.claims;
	return {
		product: situation.cdn ? `${product.title} behind ${situation.cdn.title}` : product.title,
		strategy,
		how: howOf(situation),
		port: way.published,
		family: way.family,
		header: headerRead(way),
		journeys: [honest, forging, ...trusted],
		forgeableBy: forgersOf(situation, ways, byAnybody),
		balancerSettings: balancerSettings(decision),
		kongSettings: kongSettings(decision),
		forgeableHeaders: forgeableOn(ways),
		streams: streamSentences(situation),
		assumes: assumptions(decision),
		past: pastBalancer(situation),
		elsewhere: ways
			.filter((other) => other !== way)
			.filter((other) =>
				[false, true].some(
					(forges) =>
						journey('', other, requestOn(other, forges)).right !== (forges ? forging : honest).right,
				),
			)
			.map((other) => `port ${other.published} by ${other.family}`),
	};
}

function howOf({ method, cdn, header }: Situation): string {
	if (!method) return 'Nothing preserves the client address.';
	return cdn ? `${cdn.title} names the client in ${header}. ${method.how}` : method.how;
}

/** The header that Kong is set to read, as far as it trusts anybody who could write it. */
function headerRead({ gateway }: DecidedWay): string | null {
	const { env, trustedIps } = gateway.check.settings;
	const header = env.KONG_REAL_IP_HEADER;
	return header && header !== 'proxy_protocol' && trustedIps.entries.length > 0 ? header : null;
}

/** What clients forge beside their address, by any of the ways. */
function forgeableOn(ways: readonly DecidedWay[]): string {
	const all = ways.map((way) => {
		const { client, request } = requestOn(way, false);
		return forgeableHeaders(wayPath(way, client), { source: client, tls: request.tls });
	});
	const forgeable = joinForgeable(all);
	return forgeable ? forgeableText(forgeable) : '';
}

/** Under Cluster a node speaks for whoever connects to a port of it. */
function pastBalancer({ method, strategy, serviceType, trafficPolicy, values }: Situation): string {
	const isUnset = serviceType === 'LoadBalancer' && values.proxy.allocateLoadBalancerNodePorts === false;
	const reads = strategy === 'proxyProtocol' || strategy === 'httpHeaders';
	if (!method || !reads || serviceType === 'ClusterIP' || trafficPolicy === 'Local' || isUnset) return '';
	const unused = serviceType === 'LoadBalancer' && method.targets === 'pods';
	const cure = unused ? ': proxy.allocateLoadBalancerNodePorts: false leaves them out' : '';
	return `Whoever else connects to a port of a node chooses the address that Kong sees, so nobody but the load balancer may reach these ports${cure}.`;
}

function journey(product: string, way: DecidedWay, { client, claims, request }: SentRequest): StoryWay {
	const followed = trace(wayPath(way, client), request);
	const { believed, preserved } = judgeAddress(followed, client);
	const steps = followed.steps.filter(({ hop }) => hop !== 'node' || way.wire.node !== 'direct');
	const sights = steps.map((step) => sightOf(step, headerRead(way), product));
	return { client, claims, sights, believed, right: preserved, outcome: followed.outcome };
}

/** What hops are called. */
export const hopNames: { readonly [hop in HopName]: string } = {
	client: 'client',
	cdn: 'CDN',
	loadBalancer: 'load balancer',
	node: 'node',
	gateway: 'Kong',
};

/**
 * What a hop sees of a request, or a client sends.
 * @param read the header from which Kong takes the client; null where it reads none.
 * @param product empty where the way has no load balancer.
 */
export function sightOf({ hop, arrives, leaves }: TraceStep, read: string | null, product: string): Sight {
	const seen = hop === 'client' ? leaves : arrives;
	const [proxy] = seen?.proxyHeaders ?? [];
	return {
		hop: hop === 'loadBalancer' && product === '' ? '' : hopNames[hop],
		source: hop === 'client' ? null : (seen?.source ?? null),
		proxyHeader: proxy?.source ? withoutPort(proxy.source) : null,
		header: read && !isForwardedFor(read) ? linesOf(seen, read) : null,
		forwardedFor: linesOf(seen, 'x-forwarded-for'),
	};
}

function linesOf(seen: Traffic | null, name: string): string | null {
	return headersNamed(seen?.headers ?? [], name).join(', ') || null;
}

function withoutPort(endpoint: string): string {
	return endpoint.slice(0, endpoint.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

function balancerSettings({ service, ingress, gateway, fullname }: Decision): Setting[] {
	const annotations = (set: { readonly [name: string]: string }) =>
		Object.entries(set).map(([name, value]) => ({ name, value }));
	const settings: Setting[] = [{ name: `Service ${fullname}-proxy`, value: service.type }];
	if (service.externalTrafficPolicy)
		settings.push({ name: 'externalTrafficPolicy', value: service.externalTrafficPolicy });
	if (service.loadBalancerClass)
		settings.push({ name: 'loadBalancerClass', value: service.loadBalancerClass });
	addAll(settings, annotations(service.annotations));
	if (ingress)
		addAll(settings, [
			{ name: 'Ingress', value: ingress.ingressClassName ?? '(class by annotation)' },
			...annotations(ingress.annotations),
		]);
	if (gateway)
		addAll(settings, [
			{ name: 'Gateway', value: gateway.gatewayClassName },
			...annotations(gateway.annotations),
		]);
	return settings;
}

const KONG_SHOWN = [
	'KONG_PROXY_LISTEN',
	'KONG_STREAM_LISTEN',
	'KONG_PORT_MAPS',
	'KONG_REAL_IP_HEADER',
	'KONG_REAL_IP_RECURSIVE',
	'KONG_TRUSTED_IPS',
	'KONG_NGINX_PROXY_SET_BY_LUA',
];

function kongSettings({ environment, situation }: Decision): Setting[] {
	return KONG_SHOWN.flatMap((name) => {
		const value = environment[name];
		if (typeof value !== 'string') return [];
		const short =
			name === 'KONG_TRUSTED_IPS'
				? shortTrust(situation)
				: name === 'KONG_NGINX_PROXY_SET_BY_LUA'
					? clearingInWords(value)
					: null;
		return [{ name, value, ...(short ? { short } : {}) }];
	});
}
