// What the Google entries have in common.
import type { BackendConfig } from '../objects.ts';
import { keepsSource } from '../shared.ts';
import { page } from '../sources.ts';

export const annotation = {
	loadBalancerType: 'networking.gke.io/load-balancer-type',
	ingressClass: 'kubernetes.io/ingress.class',
	neg: 'cloud.google.com/neg',
	backendConfig: 'cloud.google.com/backend-config',
} as const;

export const findNodes = {
	command:
		"gcloud compute networks subnets list --filter='name=SUBNET' --format='value(ipCidrRange,secondaryIpRanges[].ipCidrRange)'",
	note: "the nodes' subnet",
} as const;

/** Google's front ends, from which global and classic balancers connect. https://docs.cloud.google.com/load-balancing/docs/https#source_ip_addresses */
export const frontEnds = ['130.211.0.0/22', '35.191.0.0/16'] as const;

export const findForwardingRules = {
	command: "gcloud compute forwarding-rules list --format='value(name,IPAddress)'",
} as const;

export const findGlobal = {
	ranges: frontEnds,
	command: "gcloud compute forwarding-rules list --global --format='value(IPAddress)'",
	note: "the forwarding rule's address, as /32",
} as const;

/** The second address in X-Forwarded-For, which is among the trusted ones only if somebody puts it there. */
export const ownAddress = {
	what: "the balancer's own address (the forwarding rule's, as /32)",
	single: true,
} as const;

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

/** For `closedBy` of the balancers that face the internet. */
export const cloudArmor = 'a Cloud Armor security policy on its backend service';

export const cloudArmorDocs = {
	title: 'Google Cloud: create Cloud Armor security policies',
	url: 'https://docs.cloud.google.com/armor/docs/create-security-policies',
	read: '2026-11',
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

/** The one method of pass-through balancers, and why there is no other. */
export const passthroughMethods = {
	externalTrafficPolicy: keepsSource,
	proxyProtocol: {
		refused:
			'GKE pass-through load balancers have no PROXY protocol: they forward packets unchanged, and Kong would refuse every connection',
		instead: 'use strategy externalTrafficPolicy, which needs no trustedIPs',
	},
	httpHeaders: {
		refused:
			'GKE pass-through load balancers add no HTTP header: what arrives in one was written by the client',
		instead: 'use strategy externalTrafficPolicy, or an Application Load Balancer (gke-alb-external)',
	},
} as const;

const backendService = {
	external: 'networking.gke.io/l4-regional-external',
	internal: 'networking.gke.io/l4-regional-internal',
} as const;

export const backendServiceClasses = [backendService.external, backendService.internal] as const;

export const backendServiceSchemes = {
	'internet-facing': { loadBalancerClass: backendService.external },
	internal: { loadBalancerClass: backendService.internal },
} as const;

const gke = 'https://cloud.google.com/kubernetes-engine/docs/how-to';

export const gkeRbs = page('GKE: external Services on backend services', `${gke}/external-svc-lb-rbs`);

export const gkeStandaloneNeg = page('GKE: standalone NEGs', `${gke}/standalone-neg`);

const ingressGce = 'https://github.com/kubernetes/ingress-gce/blob/master';

export const gceL4Code = page('ingress-gce: l4.go', `${ingressGce}/pkg/l4/resources/l4.go`);

export const gkeNegAnnotation = page(
	'ingress-gce: negannotation.go',
	`${ingressGce}/pkg/negannotation/negannotation.go`,
);

export const googleTcpProxy = page(
	'Google Cloud: external proxy Network Load Balancer overview',
	'https://docs.cloud.google.com/load-balancing/docs/tcp',
);

/** Why an Ingress of this controller must have no class in its spec. */
export const classInAnnotationOnly =
	'the controller reads the annotation kubernetes.io/ingress.class only and ignores an Ingress with a class in its spec';
