// The way to a proxy in the cluster that stands before Kong: where that proxy sees no client, what it writes of the client is wrong.

import { proxySwitches, switchedOn } from '../../catalogue/switches.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, texts } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { knowsByOthers } from '../../trace/index.ts';
import { targetsPods } from '../balancer/signals.ts';
import { type Entrance, plainEntrance } from '../entrance/entrances.ts';
import { containersOf, type ProxyFamily, type ShownProxy, shownProxies } from '../entrance/proxy-families.ts';
import { TUNNEL } from '../entrance/tunnels.ts';
import type { WaySituation } from '../follow-requests.ts';
import { seenProduct } from '../in-front.ts';
import { finding } from '../object-findings.ts';
import type { Hazard, HazardRule } from './hazard-rule.ts';

/** What the input shows of each kind of proxy, and whether its settings let it know clients in spite of its peer. */
export interface ProxyWays {
	readonly shown: ReadonlyMap<ProxyFamily, ShownProxy>;
	readonly readsElsewhere: (workload: KubeObject) => boolean;
}

/** The ways to proxies in the cluster. */
export const proxyWays = (inventory: Inventory): ProxyWays => ({
	shown: shownProxies(inventory),
	readsElsewhere: (workload) => readsElsewhere(workload, inventory),
});

const wordsOf = (workload: KubeObject): readonly string[] =>
	containersOf(workload).flatMap((one) =>
		[...items(at(one, 'args')), ...items(at(one, 'command'))].map(String),
	);

// One that is set to read PROXY headers, or the headers of others, may know the client in spite of its peer.
function readsElsewhere(workload: KubeObject, inventory: Inventory): boolean {
	if (wordsOf(workload).some((word) => /proxy-?protocol|forwarded-?headers/i.test(word))) return true;
	return ofKind(inventory, 'ConfigMap').some(
		(config) =>
			config.namespace === workload.namespace &&
			Object.entries(texts(at(config.body, 'data'))).some(
				([name, value]) =>
					/proxy-protocol|forwarded-headers|real-ip/.test(`${name} ${value}`) && value !== 'false',
			),
	);
}

/**
 * What hides clients from the proxy before Kong, or that its settings are not known.
 * @param told adds what other objects show about the Service.
 */
export function frontWay(ways: ProxyWays, told: (entrance: Entrance) => Entrance): HazardRule {
	return (situation) => {
		const { front } = situation;
		if (front.product !== null || !front.byIngress || front.made || front.className === TUNNEL) return [];
		const [, shown = NOTHING] =
			[...ways.shown].find(([{ className }]) => className.test(front.className ?? '')) ?? [];
		const { workloads, services } = shown;
		if (front.proxy === null) return unknownFront(situation, shown);
		return knowsByOthers(front.proxy.proxy) || workloads.some(ways.readsElsewhere)
			? []
			: services.flatMap((service) => hidden(situation, service, told));
	};
}

const NOTHING: ShownProxy = { workloads: [], services: [] };

/** What it is set to do is not in the input: it may name a node, or whom a client claims to be. */
function unknownFront({ title, entrance }: WaySituation, { workloads, services }: ShownProxy): Hazard[] {
	if (!entrance.front) return [];
	const [missing = 'its Deployment or DaemonSet, its ConfigMap and its Service'] = [
		...workloads.map(({ kind, name }) => `the ConfigMap that ${kind}/${name} names`),
		...services.map(({ name }) => `the Deployment or DaemonSet behind Service/${name}, and its ConfigMap`),
	];
	const place = fieldPlace(entrance.front, 'spec');
	return [
		{ finding: finding('front-unknown', place, { front: title, missing }), breaks: 'nothing', blurs: true },
	];
}

function hidden(
	{ plane, title }: WaySituation,
	service: KubeObject,
	told: (entrance: Entrance) => Entrance,
): Hazard[] {
	const entrance = told(plainEntrance(service));
	const product = seenProduct(entrance)?.entry ?? null;
	const { annotations, policy, ports } = entrance;
	const switches = product ? proxySwitches(product) : null;
	const proxied = ports.some(({ port }) => switchedOn(switches ?? [], annotations, port));
	const keeps = plane.keepsSource === true || targetsPods(annotations);
	if (proxied || keeps || policy === 'Local' || (product !== null && product.kind !== 'pass-through'))
		return [];
	const args = {
		front: title,
		service: service.namespace ? `${service.namespace}/${service.name}` : service.name,
	};
	const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
	return [{ finding: finding('front-sees-node', place, args), breaks: 'nothing', loses: 'node' }];
}
