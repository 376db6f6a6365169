// Which address the stand-in for a cloud's load balancer gives to a Service.
import type { KubernetesObject } from './api.ts';

/** Whether a Service waits for an address: type LoadBalancer and none in its status yet. */
export function needsAddress(service: KubernetesObject): boolean {
	return service.spec?.type === 'LoadBalancer' && !service.status?.loadBalancer?.ingress?.length;
}

/**
 * The n-th address (n from 1; after 254 they repeat) of the ranges reserved for documentation, 192.0.2.0/24
 * (RFC 5737) and 2001:db8::/32 (RFC 3849), one for each of the Service's `ipFamilies`.
 */
export function addressesFor(ipFamilies: readonly string[], n: number): { ip: string; ipMode: 'VIP' }[] {
	const host = ((n - 1) % 254) + 1;
	return ipFamilies.map((family) => ({
		ip: family === 'IPv6' ? `2001:db8::${host.toString(16)}` : `192.0.2.${host}`,
		ipMode: 'VIP',
	}));
}
