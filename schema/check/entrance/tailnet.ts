// The Tailscale operator's proxy for a Service: a pod that hands packets of the tailnet on to the Service, with its own address for their source.
// https://github.com/tailscale/tailscale/blob/main/cmd/k8s-operator/svc.go (which Services), cmd/containerboot/forwarding.go (how), and for what
// becomes of the source https://github.com/tailscale/tailscale/issues/11024

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, type KubeObject } from '../../cluster/objects.ts';
import type { Backend } from './backends.ts';

/** Stands for the class of a front, which such a proxy does not have. */
export const TAILNET = 'tailnet';

/** What messages call the proxy. */
export const TAILNET_TITLE = "the Tailscale operator's proxy";

/** Whether the operator, and no other controller, makes the load balancer of a Service. */
export function isOfTailnet({ body }: KubeObject): boolean {
	const spec = at(body, 'spec');
	return at(spec, 'type') === 'LoadBalancer' && at(spec, 'loadBalancerClass') === 'tailscale';
}

/** The Services that the operator brings into the tailnet. It refuses headless ones. */
export function tailnetBackends(
	inventory: Inventory,
): { readonly namespace: string; readonly name: string; readonly backend: Backend }[] {
	return ofKind(inventory, 'Service')
		.filter(
			(service) =>
				(isOfTailnet(service) || annotationsOf(service)['tailscale.com/expose'] === 'true') &&
				at(service.body, 'spec', 'clusterIP') !== 'None',
		)
		.map((front) => ({
			namespace: front.namespace,
			name: front.name,
			backend: {
				front,
				className: TAILNET,
				readsHttp: false,
				encrypts: false,
				sendsProxy: null,
				port: undefined,
			},
		}));
}
