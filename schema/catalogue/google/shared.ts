// What the Google entries have in common.
import type { BackendConfig } from '../objects.ts';

export const annotation = {
	loadBalancerType: 'networking.gke.io/load-balancer-type',
	ingressClass: 'kubernetes.io/ingress.class',
	neg: 'cloud.google.com/neg',
	backendConfig: 'cloud.google.com/backend-config',
} as const;

export const findNodes =
	"gcloud compute networks subnets list --filter='name=SUBNET' --format='value(ipCidrRange,secondaryIpRanges[].ipCidrRange)' (the nodes' subnet)";

export const gkeAlbEndsHttp = {
	externalTrafficPolicy: {
		refused:
			'an Application Load Balancer ends HTTP, so every packet has its own address whatever the traffic policy is',
		instead: 'use strategy httpHeaders with trustedIPs, or a pass-through balancer (gke-passthrough)',
	},
	proxyProtocol: {
		refused: 'an Application Load Balancer sends no PROXY header to its backends',
		instead: 'use strategy httpHeaders, or a pass-through balancer (gke-passthrough)',
	},
} as const;

export const gkeRecursion =
	"the balancer appends the client and then its own address, so without recursion Kong takes the balancer's";

export const gkeHairpin = "Callers inside the cluster leave it and come back through the balancer's address.";

/** Pods as backends (NEG), and the health check that the BackendConfig beside the Service holds. */
export const negService = {
	type: 'ClusterIP',
	otherTypes: ['NodePort'],
	annotations: { [annotation.neg]: '{"ingress": true}' },
	suggested: { [annotation.backendConfig]: '{"default": "{fullname}"}' },
} as const;

export const backendConfig: BackendConfig = {
	apiVersion: 'cloud.google.com/v1',
	kind: 'BackendConfig',
	spec: { healthCheck: { type: 'HTTP', requestPath: '{readinessPath}', port: '{statusPortNumber}' } },
};
