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

export interface ControllerView {
	/** The catalogue's product. */
	readonly id: LoadBalancerId;
	readonly balancer: Balancer;
}

/**
 * The view of the controller that takes the Service; null where none is known, an Ingress or Gateway is in front, or the controller
 * refuses the Service.
 * @param said the product that the user names.
 */
export function controllerView({ service, front }: Ends, said: LoadBalancerId | null): ControllerView | null {
	if (front || service.type.value !== 'LoadBalancer') return null;
	const reading = readingOf(service, said ? catalogue[said] : null);
	const made = reading?.made ? supposed(reading.made) : null;
	const id = reading ? productIdOf(reading) : null;
	if (made?.outcome !== 'balancer' || id === null || (said !== null && said !== id)) return null;
	return dependsOnAge(catalogue[id], service) ? null : { id, balancer: made.balancer };
}

/** The product of the controller that takes the Ingress in front; null where none is known. */
export function productOfIngress({ front }: Ends): LoadBalancerId | null {
	if (front?.kind !== 'Ingress') return null;
	const service = { name: 'kong-proxy', port: { name: 'http' } };
	const objects = objectsOf([
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'kong-proxy' },
			spec: { type: 'ClusterIP', ports },
		},
		{
			apiVersion: 'networking.k8s.io/v1',
			kind: 'Ingress',
			metadata: { name: 'kong-proxy', annotations: front.annotations },
			spec: {
				...(front.className ? { ingressClassName: front.className.value } : {}),
				rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service } }] } }],
			},
		},
	]);
	const ingress = objects.find(({ kind }) => kind === 'Ingress');
	const reading = ingress && decisive(balancerReader(inventory(objects), {}, {})(ingress));
	return reading ? productIdOf(reading) : null;
}

/** What the controller of the product, or else the one that takes the Service, makes of it. */
function readingOf(service: Ends['service'], entry: LoadBalancer | null) {
	const [object] = objectsOf([serviceObject(service)]);
	if (!object) return null;
	const { controller } = entry ?? {};
	const reader = balancerReader(
		inventory([object]),
		{ controller: controller?.name },
		controller?.settings ?? {},
	);
	return decisive(reader(object));
}

const ports = [
	{ name: 'http', port: 80, targetPort: 8000 },
	{ name: 'https', port: 443, targetPort: 8443 },
];

function serviceObject({ annotations, className, policy }: Ends['service']) {
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'kong-proxy', annotations },
		spec: {
			type: 'LoadBalancer',
			...(className?.value === undefined ? {} : { loadBalancerClass: className.value }),
			externalTrafficPolicy: policy?.value ?? 'Cluster',
			ports,
		},
	};
}

/** Whether the annotation that selects the product is missing. What a controller makes then depends on its age. */
function dependsOnAge({ service: wanted }: LoadBalancer, { annotations }: Ends['service']): boolean {
	const names = Object.keys(wanted.annotations ?? {});
	return wanted.unselected !== undefined && names.every((name) => annotations[name] === undefined);
}
