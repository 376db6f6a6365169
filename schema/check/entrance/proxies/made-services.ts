// The Services that a proxy's controller or chart makes of other objects, where they are not in the input themselves.

import type { Inventory } from '../../../cluster/inventory.ts';
import type { KubeObject } from '../../../cluster/objects.ts';
import { envoyProxyService } from './envoy-gateway.ts';
import { chartService } from './traefik-chart.ts';

const MAKERS = [
	{ controller: 'traefik.io/ingress-controller', make: chartService },
	{ controller: 'gateway.envoyproxy.io/gatewayclass-controller', make: envoyProxyService },
] as const;

/** Those of the proxy with a controller of such a name. */
export function servicesMade(controller: RegExp, inventory: Inventory): readonly KubeObject[] {
	return MAKERS.filter((one) => controller.test(one.controller)).flatMap(({ make }) => make(inventory));
}
