// From an entrance to a situation: which product stands in front, and what else is known of the way.

import { isEveryone, isPrivate } from '../address/ranges.ts';
import { productIdOf } from '../balancer/product.ts';
import { decisive, type Reader, type Reading } from '../balancer/read.ts';
import type { Made } from '../balancer/types.ts';
import { catalogue } from '../catalogue/index.ts';
import { methodOf } from '../catalogue/switches.ts';
import { cdns } from '../cdn/index.ts';
import { annotationsOf, at, items, type KubeObject } from '../cluster/objects.ts';
import { type Front, listenerOn } from './balancer/front.ts';
import { namedProduct, type Product, productOfFront, productOfService } from './balancer/product.ts';
import type { Entrance } from './entrance/entrances.ts';
import { productOverGroup } from './entrance/neg.ts';
import { TUNNEL } from './entrance/tunnels.ts';
import type { Situation } from './follow.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { KongSide } from './gateway/kong.ts';

/** Everything about one way into a gateway: the product as the user says, else by class and annotations. */
export function situationOf(
	pod: GatewayPod,
	entrance: Entrance,
	{
		besideFront,
		reader,
		...rest
	}: Pick<Situation, 'kong' | 'plane' | 'sidecar' | 'circumstances' | 'plainEntry'> & {
		readonly besideFront: boolean;
		readonly reader: Reader;
	},
): Situation {
	const { circumstances } = rest;
	const named = circumstances.loadBalancer === undefined ? null : namedProduct(circumstances.loadBalancer);
	const told = named && 'product' in named ? named.product : null;
	const byFront = entrance.front !== null;
	const speaksOfFronts = told !== null && Boolean(told.entry.ingress ?? told.entry.gateway);
	// A product that takes no Ingress stands before the proxy that does, unless its targets are bound by hand.
	const own = !byFront || speaksOfFronts || (entrance.binds !== undefined && seenProduct(entrance) === null);
	const grouped = entrance.binds !== undefined && !byFront;
	const over = grouped ? productOverGroup(rest.kong, containersOf(entrance)) : null;
	const reading = readingOf(entrance, reader);
	const passedOver = isPassedOver(entrance, reading);
	const leftAlone = passedOver ? leftAloneBy(entrance, reading) : null;
	const seen = passedOver ? null : seenProduct(entrance);
	const product = told && own ? told : (over ?? readProduct(reading) ?? seen);
	// A proxy that takes an Ingress, named for a Service that has a balancer of its own, calls that.
	const chained = told !== null && speaksOfFronts && !byFront && seenProduct(entrance) !== null;
	const direct = named !== null && 'direct' in named && !byFront;
	const tunnelled = entrance.frontClass === TUNNEL;
	// Through a tunnel nobody comes but from the CDN whose tunnel it is.
	const cdn = circumstances.cdn && !tunnelled ? cdns[circumstances.cdn] : null;
	return {
		...rest,
		pod,
		entrance,
		product,
		controller: reading?.controller?.name ?? null,
		title:
			product?.entry.title ??
			(direct
				? 'the node'
				: tunnelled
					? 'the Cloudflare tunnel'
					: entrance.front
						? `the proxy behind ${entrance.front.kind}/${entrance.front.name}`
						: 'the load balancer in front'),
		cdn: cdn && {
			header: cdn.header,
			title: cdn.title,
			fills: 'fills' in cdn ? cdn.fills : undefined,
			conditions: 'warnings' in cdn ? cdn.warnings : [],
		},
		front: {
			product: product?.entry ?? null,
			direct,
			annotations: entrance.annotations,
			byIngress: byFront && entrance.readsHttp,
			className: entrance.frontClass ?? entrance.annotations['kubernetes.io/ingress.class'],
			serviceType: entrance.type,
			binds: entrance.binds ?? null,
			passesTls: byFront && !entrance.readsHttp && !entrance.binds,
			encrypts: entrance.encrypts === true,
			chained,
			besideFront,
			byHand:
				entrance.binds !== undefined ||
				(!byFront &&
					reading?.made?.outcome !== 'balancer' &&
					product?.entry.service.type === 'LoadBalancer' &&
					entrance.type !== 'LoadBalancer'),
			policy: entrance.policy,
			made: countsFor(reading, product),
			leftAlone,
			kubernetes: circumstances.kubernetes,
			cdnCalls: cdn !== null && trustsOutsideOnly(rest.kong.trusted),
			sendsProxy: circumstances.sendsProxy ?? meantProxy(pod, product) ?? entrance.sendsProxy,
		},
	};
}

function containersOf({ ports }: Entrance): number[] {
	return ports.map(({ container }) => container);
}

function trustsOutsideOnly(trusted: readonly string[]): boolean {
	return trusted.length > 0 && !trusted.some((block) => isPrivate(block) || isEveryone(block));
}

/** What decides about the entrance: the Ingress or Gateway in front, else the Service. */
function readingOf({ front, service }: Entrance, reader: Reader): Reading | null {
	const object = front ?? service;
	return object ? decisive(reader(object)) : null;
}

/** Classes of proxies that take an Ingress whatever the provider's controller makes of it. */
const PROXIES = /nginx|traefik|haproxy|contour|kong|istio|cilium|webapprouting/i;

/** Whether the controllers of the provider leave an Ingress to others, unless its class is one for which they may be set up. */
function isPassedOver({ front, controller }: Entrance, reading: Reading | null): boolean {
	const ours =
		controller !== undefined && reading?.controller?.signs.ingressControllers?.includes(controller);
	return front?.kind === 'Ingress' && reading?.made?.outcome === 'ignored' && !ours;
}

/** The controller of the provider whose words an Ingress uses, where that passes it over. */
function leftAloneBy({ front }: Entrance, reading: Reading | null): Front['leftAlone'] {
	if (!front || !reading?.controller) return null;
	const annotations = annotationsOf(front);
	const word =
		annotations['kubernetes.io/ingress.class'] ?? String(at(front.body, 'spec', 'ingressClassName') ?? '');
	return PROXIES.test(word)
		? null
		: {
				controller: reading.controller.name,
				why: reading.made?.message ?? null,
				remark: reading.made?.remarks.find(({ weight }) => weight === 'broken') ?? null,
			};
}

function readProduct(reading: Reading | null): Product | null {
	const id = reading ? productIdOf(reading) : null;
	return id === null ? null : { id, entry: catalogue[id], by: 'manifests' };
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

/** The product that class and annotations name. */
export function seenProduct({
	front,
	readsHttp,
	frontClass,
	controller,
	annotations,
	type,
	service,
	around,
}: Entrance): Product | null {
	if (front)
		return productOfFront({
			kind: front.kind,
			readsHttp,
			annotations: annotationsOf(front),
			className: frontClass,
			controller,
		});
	const made = items(at(service?.body, 'status', 'loadBalancer', 'ingress')).length > 0;
	if (type !== 'LoadBalancer') return null;
	const said = productOfService({ annotations, className: frontClass, made });
	return said ?? (around ? { id: around, entry: catalogue[around], by: 'manifests' } : null);
}

// Listeners that were to expect PROXY, in a setting that Kong does not read: whoever wrote it has a balancer that sends PROXY.
function meantProxy({ env }: GatewayPod, product: Product | null): 1 | 2 | undefined {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	const meant = /\bproxy_protocol\b/.test(env.values.KONG_KONG_PROXY_LISTEN ?? '');
	return meant && method ? (method.proxyProtocol?.[0] ?? 2) : undefined;
}
