// Ports of addresses that are announced from the nodes: no balancer ends a connection, and nothing checks health.
import type { Service } from './service.ts';
import type { BalancerPort } from './types.ts';

/** The ports of a Service as packets reach the nodes. */
export function announcedPorts({ ports }: Service): BalancerPort[] {
	return ports.map(({ port, protocol }) => ({
		port,
		frontend: protocol.toLowerCase(),
		backend: protocol.toLowerCase(),
		proxyProtocol: 0,
		targets: 'nodes',
		targetPort: null,
		keepsClientAddress: null,
		healthCheck: null,
	}));
}
