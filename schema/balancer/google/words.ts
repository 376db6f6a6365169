// Names and words that Google's controllers share: annotations, classes, finalizers of Services of type LoadBalancer.
import { annotationsOf } from '../../cluster/objects.ts';
import type { Service } from '../service.ts';

export const names = {
	type: 'networking.gke.io/load-balancer-type',
	oldType: 'cloud.google.com/load-balancer-type',
	backendService: 'cloud.google.com/l4-rbs',
	weighted: 'networking.gke.io/weighted-load-balancing',
	networkTier: 'cloud.google.com/network-tier',
	globalAccess: 'networking.gke.io/internal-load-balancer-allow-global-access',
	subnet: 'networking.gke.io/load-balancer-subnet',
	oldSubnet: 'networking.gke.io/internal-load-balancer-subnet',
	addresses: 'networking.gke.io/load-balancer-ip-addresses',
	strongAffinity: 'networking.gke.io/l4-strong-session-affinity',
	sharedBackend: 'alpha.cloud.google.com/load-balancer-backend-share',
	oldSharedBackend: 'cloud.google.com/load-balancer-backend-share',
	sourceRanges: 'service.beta.kubernetes.io/load-balancer-source-ranges',
	neg: 'cloud.google.com/neg',
	backendConfig: 'cloud.google.com/backend-config',
	betaBackendConfig: 'beta.cloud.google.com/backend-config',
	appProtocols: 'cloud.google.com/app-protocols',
	alphaAppProtocols: 'service.alpha.kubernetes.io/app-protocols',
} as const;

export const classes = {
	external: 'networking.gke.io/l4-regional-external',
	internal: 'networking.gke.io/l4-regional-internal',
	legacyExternal: 'networking.gke.io/l4-regional-external-legacy',
	legacyInternal: 'networking.gke.io/l4-regional-internal-legacy',
} as const;

/** By a finalizer a controller knows a Service as its own, whatever its annotations say later. */
export const finalizers = {
	targetPool: 'gke.networking.io/l4-netlb-v1',
	backendService: 'gke.networking.io/l4-netlb-v2',
	backendServiceOnNeg: 'gke.networking.io/l4-netlb-v3',
	legacyInternal: 'gke.networking.io/l4-ilb-v1',
	internal: 'gke.networking.io/l4-ilb-v2',
} as const;

/** What the balancers are called. */
export const products = {
	targetPool: 'target-pool-network-lb',
	backendService: 'backend-service-network-lb',
	internal: 'internal-passthrough-lb',
} as const;

/** Which annotation names the type: the newer one, if it is there at all. */
export function typeAnnotation({ annotations }: Pick<Service, 'annotations'>): string | undefined {
	return [names.type, names.oldType].find((name) => annotations[name] !== undefined);
}

/** Whether the annotations ask for an internal balancer: two exact words do. */
export function asksForInternal(service: Pick<Service, 'annotations'>): boolean {
	const name = typeAnnotation(service);
	return name !== undefined && ['Internal', 'internal'].includes(service.annotations[name] ?? '');
}

/** Whether a Service asks for a backend service in place of a target pool: one exact word does. */
export function asksForBackendService(service: Pick<Service, 'annotations'>): boolean {
	return service.annotations[names.backendService] === 'enabled';
}

/** Whether weights by pods are asked for: one exact word does. */
export function asksForWeights(service: Pick<Service, 'object'>): boolean {
	return annotationsOf(service.object)[names.weighted] === 'pods-per-node';
}

/** The network tier that an annotation names; undefined where there is none, null for a word that is no tier. */
export function networkTier({
	annotations,
}: Pick<Service, 'annotations'>): 'Standard' | 'Premium' | null | undefined {
	const word = annotations[names.networkTier];
	return word === undefined || word === 'Standard' || word === 'Premium' ? word : null;
}
