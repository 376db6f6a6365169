// Which reader serves an Ingress or a route: by the controller that its class names, else by the class.

import type { Inventory } from '../../../cluster/inventory.ts';
import type { KubeObject } from '../../../cluster/objects.ts';
import type { Entrance } from '../entrances.ts';
import type { SeenProxy } from '../seen-proxies.ts';
import { seenCilium, seenContour, seenEnvoyGateway, seenIstio } from './envoy.ts';
import { seenHAProxyIngress, seenHAProxyTechnologies } from './haproxy.ts';
import { seenGatewayFabric, seenNginxIngress } from './nginx.ts';
import { seenTraefik } from './traefik.ts';

interface Reader {
	readonly controller: RegExp;
	readonly className: RegExp;
	readonly read: (inventory: Inventory, front: KubeObject) => SeenProxy | null;
}

/** In the order in which they are asked, where a class says no more than its name. */
const READERS: readonly Reader[] = [
	{ controller: /^traefik\.io\//, className: /traefik/i, read: seenTraefik },
	{ controller: /^haproxy-ingress\.github\.io\//, className: /haproxy/i, read: seenHAProxyIngress },
	{ controller: /^haproxy\.org\//, className: /haproxy/i, read: seenHAProxyTechnologies },
	{ controller: /^nginx\.org\//, className: /nginx/i, read: seenNginxIngress },
	{ controller: /^gateway\.nginx\.org\//, className: /^nginx$/, read: seenGatewayFabric },
	{ controller: /^gateway\.envoyproxy\.io\//, className: /^(eg|envoy.*)$/, read: seenEnvoyGateway },
	{ controller: /^istio\.io\//, className: /istio/i, read: seenIstio },
	{ controller: /^projectcontour\.io\//, className: /contour/i, read: seenContour },
	{ controller: /^(io\.)?cilium(\.io)?\//, className: /^cilium$/, read: seenCilium },
];

/** The proxy before Kong, as the first reader sees it whose controller or class it is. */
export function seenByFamily(
	{ front, controller, frontClass, annotations }: Entrance,
	inventory: Inventory,
): SeenProxy | null {
	if (!front) return null;
	const className = frontClass ?? annotations['kubernetes.io/ingress.class'] ?? '';
	for (const reader of READERS) {
		const isIts =
			controller === undefined ? reader.className.test(className) : reader.controller.test(controller);
		const found = isIts ? reader.read(inventory, front) : null;
		if (found) return found;
	}
	return null;
}
