// What Google's pass-through balancers have in common: packets go on unchanged, to the frontend's address and port.
import { greatest, least } from '../../text/lists.ts';
import { fieldAt, type Service, type ServicePort } from '../service.ts';
import type { Balancer, BalancerPort, HealthCheck } from '../types.ts';
import { products } from './words.ts';

/** More ports than this, and a forwarding rule takes all ports. */
const mostPorts = 5;

/** kube-proxy's own port, the same on every node. */
const kubeProxy = '10256';

/** One port of a pass-through balancer. No node port is used: packets keep the frontend's port. */
function portOf(service: Service, { port, protocol }: ServicePort): BalancerPort {
	const transport = protocol === 'UDP' ? 'udp' : 'tcp';
	return {
		port,
		frontend: transport,
		backend: transport,
		proxyProtocol: 0,
		targets: 'nodes',
		targetPort: String(port),
		keepsClientAddress: true,
		healthCheck: checkOf(service),
		decidedBy: { healthCheck: fieldAt(service.object, 'spec', 'externalTrafficPolicy') },
	};
}

function checkOf({ policy }: Service): HealthCheck {
	return {
		protocol: 'http',
		port: policy === 'Local' ? 'healthCheckNodePort' : kubeProxy,
		path: '/healthz',
	};
}

/** Whether TCP and UDP stand side by side. */
export function isMixed(ports: readonly ServicePort[]): boolean {
	return new Set(ports.map(({ protocol }) => protocol)).size > 1;
}

/** The first protocol that these balancers do not know, which are all but TCP and UDP. */
export function foreignProtocol(ports: readonly ServicePort[]): ServicePort | undefined {
	return ports.find(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP');
}

/** The range from the lowest to the highest port, which a forwarding rule of an external balancer opens. */
export function portRange(ports: readonly Pick<ServicePort, 'port'>[]): string {
	const numbers = ports.map(({ port }) => port);
	return `${least(numbers)}-${greatest(numbers)}`;
}

/** The ports of a forwarding rule that names each: all of them where there are too many to name. */
export function namedPorts(ports: readonly Pick<ServicePort, 'port'>[]): string {
	const numbers = [...new Set(ports.map(({ port }) => port))].sort((a, b) => a - b);
	return numbers.length > mostPorts ? 'all' : numbers.join();
}

/** A balancer for a Service. */
export function passthrough(
	service: Service,
	product: (typeof products)[keyof typeof products],
	ports: readonly ServicePort[],
	sourceRanges: readonly string[],
	facts: Balancer['facts'] = {},
): Balancer {
	return {
		product,
		scheme: product === products.internal ? 'internal' : 'internet-facing',
		ports: ports.map((port) => portOf(service, port)),
		sourceRanges,
		facts: { sessionAffinity: service.sessionAffinity, ...facts },
	};
}
