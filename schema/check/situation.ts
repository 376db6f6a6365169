// From an entrance to a situation: all that is known of one way into a gateway.

import { isPrivate } from '../address/ranges.ts';
import { productIdOf } from '../balancer/product.ts';
import { decisive, type Reader, type Reading } from '../balancer/read.ts';
import type { Made } from '../balancer/types.ts';
import { methodOf } from '../catalogue/switches.ts';
import { type CdnId, cdns } from '../cdn/index.ts';
import type { Cdn } from '../cdn/types.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { isEveryone } from '../trace/index.ts';
import { type Front, listenerOn } from './balancer/front.ts';
import type { Product } from './balancer/product.ts';
import type { Entrance } from './entrance/entrances.ts';
import { meantCdn } from './entrance/meant-cdn.ts';
import type { SeenProxy } from './entrance/seen-proxies.ts';
import { onlyCdn, sourceRanges } from './entrance/source-ranges.ts';
import { TUNNEL } from './entrance/tunnels.ts';
import type { WaySituation } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { KongSide } from './gateway/kong.ts';
import { type InFront, inFrontOf, isByHand, titleOf } from './in-front.ts';
import type { Circumstances } from './types.ts';

type Given = Pick<
	WaySituation,
	'kong' | 'plane' | 'sidecar' | 'circumstances' | 'plainEntry' | 'schemeRoute' | 'admission'
> & {
	readonly besideFront: boolean;
	/** Whether a tunnel of a CDN's leads to the gateway as well. */
	readonly besideTunnel: boolean;
	readonly reader: Reader;
	/** The proxy that serves an Ingress, with its settings. */
	readonly seenProxy: (entrance: Entrance) => SeenProxy | null;
};

/** Everything about one way into a gateway: the product that the user names, else the one by class and annotations. */
export function situationOf(
	pod: GatewayPod,
	entrance: Entrance,
	{ besideFront, besideTunnel, reader, seenProxy, ...rest }: Given,
): WaySituation {
	const reading = readingOf(entrance, reader);
	const inFront = inFrontOf(entrance, reading, rest);
	const lets = onlyCdn(sourceRanges(entrance, reading?.made ?? null, inFront.product?.entry ?? null));
	const given = rest.circumstances.cdn ?? lets;
	const circumstances = {
		...rest.circumstances,
		...cdnBefore(entrance, inFront, given ?? meantCdn(rest.kong, entrance, besideTunnel)),
	};
	const cdn = cdnOf(circumstances, rest.kong.header);
	const proxy = entrance.front && isSetElsewhere(inFront) ? seenProxy(entrance) : null;
	return {
		...rest,
		circumstances,
		pod,
		entrance,
		product: inFront.product,
		controller: reading?.controller?.name ?? null,
		title: titleOf(inFront, entrance, proxy?.id),
		cdn: cdn && {
			...cdn,
			supposed: rest.circumstances.cdn !== undefined ? null : lets !== null ? 'source ranges' : 'settings',
		},
		front: {
			...frontOf(entrance, inFront, reading, rest.circumstances),
			besideFront,
			proxy,
			cdnCalls: cdn !== null && supposesCdn(inFront, entrance, rest.kong.trusted),
			sendsProxy: rest.circumstances.sendsProxy ?? meantProxy(pod, inFront.product) ?? entrance.sendsProxy,
		},
	};
}

/** What a CDN in front does. It may write several headers, of which Kong reads one. */
function cdnOf(
	{ cdn: id }: Circumstances,
	header: string,
): Omit<NonNullable<WaySituation['cdn']>, 'supposed'> | null {
	const cdn: Cdn | null = id ? cdns[id] : null;
	if (cdn === null) return null;
	const also = cdn.alsoWrites?.find((one) => isSameHeader(one.header, header));
	return {
		header: also?.header ?? cdn.header,
		title: cdn.title,
		fills: cdn.fills,
		forwarded: cdn.forwarded,
		conditions: cdn.warnings ?? [],
		onRequest: also?.where ?? null,
		shared: cdn.shared,
	};
}

/** What is known of the balancer itself, whoever is behind it. */
export function frontOf(
	entrance: Entrance,
	inFront: InFront,
	reading: Reading | null,
	{ kubernetes, sendsProxy }: Circumstances,
): Front {
	return {
		...frontBy(entrance),
		...frontSaid(inFront, entrance, reading),
		besideFront: false,
		proxy: null,
		kubernetes,
		cdnCalls: false,
		sendsProxy,
	};
}

const isSameHeader = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whether settings of its own may be in the input: of a proxy that nobody names, or of one that has such. */
const isSetElsewhere = ({ product }: InFront): boolean => product?.entry.setElsewhere ?? product === null;

/**
 * The CDN that the user names, or which alone may connect. A tunnel is reached only through the CDN whose tunnel it is, and a product may be
 * part of one: that counts as none.
 */
function cdnBefore({ frontClass }: Entrance, { product }: InFront, cdn: CdnId | null) {
	const isOwn = frontClass === TUNNEL || cdn === null || cdn === product?.entry.ownCdn?.id;
	return { cdn: isOwn ? undefined : cdn };
}

/** What the entrance by itself says of its front. */
function frontBy(entrance: Entrance) {
	const { front, readsHttp, binds, annotations } = entrance;
	return {
		annotations,
		byIngress: front !== null && readsHttp,
		className: entrance.frontClass ?? annotations['kubernetes.io/ingress.class'],
		serviceType: entrance.type,
		binds: binds ?? null,
		passesTls: front !== null && !readsHttp && !binds,
		encrypts: entrance.encrypts === true,
		encryptsUnsaid: front !== null && entrance.encrypts === undefined,
		policy: entrance.policy,
	};
}

/** What product and controller add to that. */
function frontSaid(inFront: InFront, entrance: Entrance, reading: Reading | null) {
	const { product, direct, chained, leftAlone } = inFront;
	return {
		product: product?.entry ?? null,
		direct,
		chained,
		byHand: isByHand(product, entrance, reading),
		made: countsFor(reading, product),
		leftAlone,
	};
}

/** Whether Kong's settings suppose that the CDN itself connects: only its ranges are trusted, or they are and the product can keep the source. */
function supposesCdn({ product }: InFront, { policy }: Entrance, trusted: readonly string[]): boolean {
	const outside = trusted.filter((block) => !isPrivate(block) && !isEveryone(block));
	if (outside.length === 0) return false;
	const keeps =
		product !== null && policy === 'Local' && methodOf(product.entry, 'externalTrafficPolicy') !== null;
	return keeps || outside.length === trusted.length;
}

/** What decides about the entrance: the Ingress or Gateway in front, else the Service. */
function readingOf({ front, service }: Entrance, reader: Reader): Reading | null {
	const object = front ?? service;
	return object ? decisive(reader(object)) : null;
}

/** What a controller makes, unless the user speaks of another product than it would make. */
function countsFor(reading: Reading | null, product: Product | null): Made | null {
	const made = reading?.made ?? null;
	if (reading === null || made === null || made.outcome === 'ignored') return null;
	const id = productIdOf(reading);
	return id === null || product === null || id === product.id ? made : null;
}

/** A Service inside the cluster all of whose ports lead to proxy listeners without PROXY. */
export function plainEntry(inner: readonly Entrance[], kong: KongSide): KubeObject | null {
	const plain = inner.find(({ ports }) => {
		const listeners = ports.map(({ container }) => listenerOn(kong, container));
		return listeners.length > 0 && listeners.every((one) => one?.proxied && !one.proxyProtocol);
	});
	return plain?.service ?? null;
}

/** A setting that Kong does not read says that listeners expect PROXY. Whoever wrote it has a balancer that sends PROXY. */
function meantProxy({ env }: GatewayPod, product: Product | null): 1 | 2 | undefined {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	const meant = /\bproxy_protocol\b/.test(env.values.KONG_KONG_PROXY_LISTEN ?? '');
	return meant && method ? (method.proxyProtocol?.[0] ?? 2) : undefined;
}
