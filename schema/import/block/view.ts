// What the provider's controller makes of the Service that the source describes.
import { supposed } from '../../balancer/made.ts';
import { productIdOf } from '../../balancer/product.ts';
import { balancerReader, decisive } from '../../balancer/read.ts';
import type { Balancer } from '../../balancer/types.ts';
import { catalogue, type LoadBalancerId } from '../../catalogue/index.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { inventory } from '../../cluster/inventory.ts';
import { objectsOf } from '../../cluster/objects.ts';
import type { Ends } from '../types.ts';

interface ControllerView {
	/** The catalogue's product. */
	readonly id: LoadBalancerId;
	readonly balancer: Balancer;
}

/**
 * The view of the controller that takes the Service; null where none is known, an Ingress or Gateway stands in front, or the controller
 * refuses the Service.
 * @param said the product that the user names.
 */
export function controllerView({ service, front }: Ends, said: LoadBalancerId | null): ControllerView | null {
	if (front || service.type.value !== 'LoadBalancer') return null;
	const entry: LoadBalancer | null = said ? catalogue[said] : null;
	const [object] = objectsOf([
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'kong-proxy', annotations: service.annotations },
			spec: {
				type: 'LoadBalancer',
				...(service.className?.value === undefined ? {} : { loadBalancerClass: service.className.value }),
				externalTrafficPolicy: service.policy?.value ?? 'Cluster',
				ports: [
					{ name: 'http', port: 80, targetPort: 8000 },
					{ name: 'https', port: 443, targetPort: 8443 },
				],
			},
		},
	]);
	if (!object) return null;
	const reader = balancerReader(
		inventory([object]),
		{ controller: entry?.controller?.name },
		entry?.controller?.settings ?? {},
	);
	const reading = decisive(reader(object));
	const made = reading?.made ? supposed(reading.made) : null;
	const id = reading ? productIdOf(reading) : null;
	// What a controller makes without the annotation that selects depends on its age.
	const selected: LoadBalancer | null = id === null ? null : catalogue[id];
	const names = Object.keys(selected?.service.annotations ?? {});
	const byAge =
		selected?.service.unselected !== undefined &&
		names.every((name) => service.annotations[name] === undefined);
	return made?.outcome === 'balancer' && id !== null && !byAge && (said === null || said === id)
		? { id, balancer: made.balancer }
		: null;
}
