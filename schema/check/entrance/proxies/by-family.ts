// Which reader serves an Ingress or a route: by the controller that its class names, else by the class.

import type { Inventory } from '../../../cluster/inventory.ts';
import type { KubeObject } from '../../../cluster/objects.ts';
import type { Entrance } from '../entrances.ts';
import { familiesOf } from '../proxy-families.ts';
import type { ReadProxy, SeenProxy } from '../seen-proxies.ts';
import { seenCilium, seenContour, seenIstio } from './envoy.ts';
import { seenEnvoyGateway } from './envoy-gateway.ts';
import { seenHAProxyIngress, seenHAProxyTechnologies } from './haproxy.ts';
import { seenGatewayFabric, seenNginxIngress } from './nginx.ts';
import { seenTraefik } from './traefik.ts';

type Reader = (inventory: Inventory, front: KubeObject, entrance: Entrance) => ReadProxy | null;

/** By names of controllers, of which each stands for its kind. */
const READERS: readonly (readonly [controller: string, read: Reader])[] = [
	['traefik.io/ingress-controller', seenTraefik],
	['haproxy-ingress.github.io/controller', seenHAProxyIngress],
	['haproxy.org/ingress-controller', seenHAProxyTechnologies],
	['nginx.org/ingress-controller', seenNginxIngress],
	['gateway.nginx.org/nginx-gateway-controller', seenGatewayFabric],
	['gateway.envoyproxy.io/gatewayclass-controller', seenEnvoyGateway],
	['istio.io/gateway-controller', seenIstio],
	['projectcontour.io/ingress-controller', seenContour],
	['cilium.io/ingress-controller', seenCilium],
	['io.cilium/gateway-controller', seenCilium],
];

/** The proxy before Kong, as the first reader sees it whose controller or class it is. */
export function seenByFamily(entrance: Entrance, inventory: Inventory): SeenProxy | null {
	const { front } = entrance;
	if (!front) return null;
	for (const { id, controller } of familiesOf(entrance)) {
		const [, read] = READERS.find(([name]) => controller.test(name)) ?? [];
		const found = read?.(inventory, front, entrance);
		if (found) return { id, ...found };
	}
	return null;
}
