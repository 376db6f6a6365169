// Google's load balancers over network endpoint groups of a Service. Their Ingress or backend service is outside the chart.
// https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing

import { isWithin } from '../../address/ranges.ts';
import { backendConfigAnnotation, frontEnds, negAnnotation } from '../../catalogue/google/shared.ts';
import type { LoadBalancerId } from '../../catalogue/index.ts';
import { isEveryone } from '../../trace/index.ts';
import type { Ends } from '../types.ts';

/** Products that may be behind such a Service, the one that the trusted peers speak of alone where they do; none for any other Service. */
export function overGroups({ service, front, gateway }: Ends): readonly LoadBalancerId[] {
	if (front || service.type.value === 'LoadBalancer') return [];
	const { [negAnnotation]: neg = '', [backendConfigAnnotation]: config } = service.annotations;
	const exposed = neg.includes('exposed_ports');
	if (!exposed && config === undefined && !/"ingress"\s*:\s*true/.test(neg)) return [];
	if (exposed && (gateway.listeners.some(({ proxy }) => proxy) || gateway.header?.value === 'proxy_protocol'))
		return ['gke-proxy-nlb'];
	if (trustsFrontEnds(gateway)) return [exposed ? 'gke-neg-alb-global' : 'gke-alb-external'];
	const inNetwork = gateway.trusted?.path && !gateway.trusted.value.some(isEveryone);
	if (exposed) return inNetwork ? ['gke-neg-alb-regional'] : [];
	// Ingress of class gce-internal or of the regional class: both connect from a subnet of proxies.
	return inNetwork ? ['gke-alb-internal', 'gke-alb-regional'] : ['gke-alb-external', 'gke-alb-internal'];
}

/** Whether front ends are trusted of Google's global balancers. */
export function trustsFrontEnds({ trusted }: Ends['gateway']): boolean {
	if (!trusted || trusted.value.some(isEveryone)) return false;
	return frontEnds.some((range) => isWithin(range, trusted.value));
}
