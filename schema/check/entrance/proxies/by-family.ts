// Which reader serves an Ingress or a route: by the controller that its class names, else by the class.

import type { LoadBalancerId } from '../../../catalogue/index.ts';
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

const READERS: { readonly [id in LoadBalancerId]?: Reader } = {
	traefik: seenTraefik,
	'haproxy-ingress': seenHAProxyIngress,
	'haproxy-technologies': seenHAProxyTechnologies,
	'nginx-ingress-f5': seenNginxIngress,
	'nginx-gateway-fabric': seenGatewayFabric,
	'envoy-gateway': seenEnvoyGateway,
	'istio-gateway': seenIstio,
	contour: seenContour,
	'cilium-ingress': seenCilium,
	'cilium-gateway': seenCilium,
};

/** The proxy before Kong, as the first reader sees it whose controller or class it is. */
export function seenByFamily(entrance: Entrance, inventory: Inventory): SeenProxy | null {
	const { front } = entrance;
	if (!front) return null;
	for (const { id } of familiesOf(entrance)) {
		const found = READERS[id]?.(inventory, front, entrance);
		if (found) return { id, ...found };
	}
	return null;
}
