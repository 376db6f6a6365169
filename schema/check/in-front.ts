// Which product is in front of an entrance: the one that the user names, else what objects and controllers tell.

import { productIdOf } from '../balancer/product.ts';
import type { Reading } from '../balancer/read.ts';
import { catalogue, type LoadBalancerId } from '../catalogue/index.ts';
import { ofConnector } from '../catalogue/recognised.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { annotationsOf, at, items } from '../cluster/objects.ts';
import { inWords } from '../text/in-words.ts';
import type { Front } from './balancer/front.ts';
import { namedProduct, type Product, productOfFront, productOfService } from './balancer/product.ts';
import type { Entrance } from './entrance/entrances.ts';
import { productOverGroup } from './entrance/neg.ts';
import { familiesOf } from './entrance/proxy-families.ts';
import { TAILNET, TAILNET_TITLE } from './entrance/tailnet.ts';
import { WRITTEN } from './entrance/written-proxies.ts';
import type { WaySituation } from './follow-requests.ts';
import type { KongSide } from './gateway/kong.ts';

/** The product in front, if one is known, and how it relates to the Service's own load balancer. */
export interface InFront {
	readonly product: Product | null;
	/** Whether clients reach nodes or pods without a balancer. */
	readonly direct: boolean;
	readonly chained: boolean;
	readonly leftAlone: Front['leftAlone'];
}

export function inFrontOf(
	entrance: Entrance,
	reading: Reading | null,
	{ circumstances, kong }: Pick<WaySituation, 'circumstances' | 'kong'>,
): InFront {
	const choice = circumstances.loadBalancer === undefined ? null : namedProduct(circumstances.loadBalancer);
	const named = choice && 'product' in choice ? choice.product : null;
	const byFront = entrance.front !== null;
	const takesFronts = named !== null && Boolean(named.entry.ingress ?? named.entry.gateway);
	const passedOver = isPassedOver(entrance, reading);
	const seen = seenProduct(entrance);
	// A product that takes no Ingress is in front of the proxy that does, unless its targets are bound by hand.
	const ownFront = !byFront || takesFronts || (entrance.binds !== undefined && seen === null);
	return {
		product:
			(ownFront ? named : null) ??
			overGroup(entrance, kong) ??
			readProduct(reading) ??
			(passedOver ? null : (seen ?? mendedProduct(entrance, reading) ?? refusedProduct(entrance, reading))),
		direct: choice !== null && 'direct' in choice && !byFront,
		// The user names a proxy that takes an Ingress, and the Service has a balancer of its own: the proxy calls that.
		chained: takesFronts && !byFront && seen !== null,
		leftAlone: passedOver ? leftAloneBy(entrance, reading) : annotatedAway(entrance, reading),
	};
}

/** The product that calls a network endpoint group, where the group was bound by hand. */
function overGroup(entrance: Entrance, kong: KongSide): Product | null {
	const grouped = entrance.binds !== undefined && entrance.front === null;
	return grouped ? productOverGroup(kong, containersOf(entrance)) : null;
}

/** @param seen the proxy, where the input shows its settings. */
export function titleOf(
	{ product, direct }: InFront,
	entrance: Entrance,
	seen: LoadBalancerId | undefined,
): string {
	if (product) return product.entry.title;
	if (direct) return 'the node';
	const { front, frontClass } = entrance;
	if (frontClass === TAILNET) return TAILNET_TITLE;
	const [only, ...others] = front ? familiesOf(entrance) : [];
	const tunnel = frontClass === undefined ? undefined : ofConnector(frontClass);
	const id = seen ?? tunnel ?? (others.length === 0 ? only?.id : undefined);
	if (id !== undefined) return catalogue[id].title;
	if (frontClass === WRITTEN && front) return `the nginx that ${front.kind}/${front.name} configures`;
	return front ? `the proxy behind ${front.kind}/${front.name}` : 'the load balancer in front';
}

/** Whether somebody made the balancer by hand: its targets are bound, or the product needs a type that the Service does not have. */
export function isByHand(
	product: Product | null,
	{ front, binds, type }: Entrance,
	reading: Reading | null,
): boolean {
	if (binds !== undefined) return true;
	const another = product?.entry.service.type === 'LoadBalancer' && type !== 'LoadBalancer';
	return front === null && reading?.made?.outcome !== 'balancer' && another;
}

function containersOf({ ports }: Entrance): number[] {
	return ports.map(({ container }) => container);
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
		annotations['kubernetes.io/ingress.class'] ?? inWords(at(front.body, 'spec', 'ingressClassName') ?? '');
	return PROXIES.test(word)
		? null
		: {
				controller: reading.controller.name,
				why: reading.made?.message ?? null,
				remark: reading.made?.remarks.find(({ weight }) => weight === 'broken') ?? null,
			};
}

/** The controller that an annotation of the Service keeps from making anything of it, against what its author means. */
function annotatedAway({ front }: Entrance, reading: Reading | null): Front['leftAlone'] {
	if (front || reading?.made?.outcome !== 'ignored' || !reading.controller) return null;
	const { message, remarks } = reading.made;
	const remark = remarks.find(({ weight, at: { path } }) => weight === 'broken' && path[1] === 'annotations');
	return remark ? { controller: reading.controller.name, why: message, remark } : null;
}

function readProduct(reading: Reading | null): Product | null {
	const id = reading ? productIdOf(reading) : null;
	return id === null ? null : { id, entry: catalogue[id], by: 'manifests' };
}

/** What there would be without the settings that the controller refuses. */
function mendedProduct(entrance: Entrance, reading: Reading | null): Product | null {
	return reading?.mended && isNew(entrance) ? readProduct({ ...reading, made: reading.mended }) : null;
}

/** Whether nothing exists yet: it may be another product, which the controller does not change. */
function isNew({ service }: Entrance): boolean {
	return items(at(service?.body, 'status', 'loadBalancer', 'ingress')).length === 0;
}

/** What the controller makes where nothing selects another product, if it gives up on the Service. */
function refusedProduct(entrance: Entrance, reading: Reading | null): Product | null {
	if (entrance.front || reading?.made?.outcome !== 'error' || !isNew(entrance)) return null;
	const ids = (Object.keys(catalogue) as LoadBalancerId[]).filter((id) => {
		const { controller, service: wanted }: LoadBalancer = catalogue[id];
		const selects = Object.keys(wanted.annotations ?? {}).length > 0 || controller?.frontend === 'http';
		return controller?.name === reading.controller?.name && controller?.kind === 'Service' && !selects;
	});
	const [id] = ids;
	return id === undefined ? null : { id, entry: catalogue[id], by: 'manifests' };
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
	if (front) {
		const annotations = annotationsOf(front);
		const found = productOfFront({
			kind: front.kind,
			readsHttp,
			annotations,
			className: frontClass,
			controller,
		});
		return found?.entry.setElsewhere ? null : found;
	}
	const made = items(at(service?.body, 'status', 'loadBalancer', 'ingress')).length > 0;
	if (type !== 'LoadBalancer') return null;
	const said = productOfService({ annotations, className: frontClass, made });
	return said ?? (around ? { id: around, entry: catalogue[around], by: 'manifests' } : null);
}
