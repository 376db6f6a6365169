// The way to a proxy in the cluster that stands before Kong: where that proxy sees no client, what it writes of the client is wrong.

import { proxySwitches, switchedOn } from '../../catalogue/switches.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { targetsPods } from '../balancer/signals.ts';
import { type Entrance, plainEntrance } from '../entrance/entrances.ts';
import type { WaySituation } from '../follow-requests.ts';
import { seenProduct } from '../in-front.ts';
import { finding } from '../object-findings.ts';
import type { Hazard, HazardRule } from './hazard-rule.ts';

/** Proxies that take Ingresses and routes of these classes, by their images. */
const PROXIES: readonly (readonly [className: RegExp, image: RegExp])[] = [
	[
		/nginx|webapprouting/i,
		/(^|\/)(ingress-nginx\/controller|nginx-ingress(-controller)?|nginx-plus-ingress)([:@]|$)/,
	],
	[/traefik/i, /(^|\/)traefik([:@]|$)/],
	[/haproxy/i, /(^|\/)(haproxytech\/kubernetes-ingress|haproxy-ingress)([:@]|$)/],
];

/** Services of such proxies, by the pattern of the class. */
export type ProxyServices = ReadonlyMap<RegExp, readonly KubeObject[]>;

/** The Services by which clients reach proxies in the cluster. */
export function proxyServices(inventory: Inventory): ProxyServices {
	const found = new Map<RegExp, KubeObject[]>();
	for (const { namespace, body } of ofKind(inventory, 'Deployment', 'DaemonSet')) {
		const containers = items(at(body, 'spec', 'template', 'spec', 'containers'));
		const images = containers.map((one) => text(at(one, 'image')) ?? '');
		const [className] = PROXIES.find(([, image]) => images.some((one) => image.test(one))) ?? [];
		if (className === undefined || readsElsewhere(namespace, containers, inventory)) continue;
		const labels = texts(at(body, 'spec', 'template', 'metadata', 'labels'));
		const services = inventory
			.servicesFor(namespace, labels)
			.filter((service) => /^(LoadBalancer|NodePort)$/.test(text(at(service.body, 'spec', 'type')) ?? ''));
		found.set(className, [...(found.get(className) ?? []), ...services]);
	}
	return found;
}

// One that is set to read PROXY headers, or the headers of others, may know the client in spite of its peer.
function readsElsewhere(namespace: string, containers: readonly unknown[], inventory: Inventory): boolean {
	const words = containers.flatMap((one) => [...items(at(one, 'args')), ...items(at(one, 'command'))]);
	if (words.some((word) => /proxy-?protocol|forwarded-?headers/i.test(String(word)))) return true;
	return ofKind(inventory, 'ConfigMap').some(
		(config) =>
			config.namespace === namespace &&
			Object.entries(texts(at(config.body, 'data'))).some(
				([name, value]) =>
					/proxy-protocol|forwarded-headers|real-ip/.test(`${name} ${value}`) && value !== 'false',
			),
	);
}

/**
 * What hides clients from the proxy before Kong.
 * @param told adds what other objects show about the Service.
 */
export function frontWay(services: ProxyServices, told: (entrance: Entrance) => Entrance): HazardRule {
	return (situation) => {
		const { front } = situation;
		if (front.product !== null || !front.byIngress) return [];
		const [, own = []] = [...services].find(([className]) => className.test(front.className ?? '')) ?? [];
		return own.flatMap((service) => hidden(situation, service, told));
	};
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
