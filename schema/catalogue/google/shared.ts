// What the Google entries have in common.

import type { BadAnnotation, Immutable } from '../caveats.ts';
import type { BackendConfig } from '../objects.ts';
import { keepsSource } from '../shared.ts';
import { page } from '../sources.ts';
import type { Source } from '../types.ts';

export const annotation = {
	loadBalancerType: 'networking.gke.io/load-balancer-type',
	ingressClass: 'kubernetes.io/ingress.class',
	neg: 'cloud.google.com/neg',
	backendConfig: 'cloud.google.com/backend-config',
	appProtocols: 'cloud.google.com/app-protocols',
	backendService: 'cloud.google.com/l4-rbs',
	networkTier: 'cloud.google.com/network-tier',
	subnet: 'networking.gke.io/load-balancer-subnet',
	oldSubnet: 'networking.gke.io/internal-load-balancer-subnet',
} as const;

/** https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing */
export const { neg: negAnnotation, backendConfig: backendConfigAnnotation } = annotation;

export const findNodes = {
	command:
		"gcloud compute networks subnets list --filter='name=SUBNET' --format='value(ipCidrRange,secondaryIpRanges[].ipCidrRange)'",
	note: "the nodes' subnet",
} as const;

/** Google's front ends, from which classic balancers connect, by IPv4 only. https://docs.cloud.google.com/load-balancing/docs/https#source_ip_addresses */
const classicFrontEnds = ['130.211.0.0/22', '35.191.0.0/16'] as const;

/** The same for global balancers, which reach pods by IPv6 too. */
export const frontEnds = [...classicFrontEnds, '2600:2d00:1:1::/64'] as const;

export const findForwardingRules = {
	command: "gcloud compute forwarding-rules list --format='value(name,IPAddress)'",
} as const;

export const findGlobal = {
	ranges: frontEnds,
	command: "gcloud compute forwarding-rules list --global --format='value(IPAddress)'",
	note: "the forwarding rule's address, as /32 or /128",
} as const;

export const findClassic = { ...findGlobal, ranges: classicFrontEnds } as const;

/** The second address in X-Forwarded-For, which is among the trusted ones only if somebody puts it there. */
export const ownAddress = {
	what: "the forwarding rule's address (as /32 or /128)",
	single: 'public',
} as const;

/** The same for a balancer in the user's network. */
export const ownInternalAddress = { ...ownAddress, single: 'inNetwork' } as const;

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
	"the balancer appends the client and then its own address, so without recursion Kong sees the balancer's address";

export const gkeHairpin = 'Requests from inside the cluster leave it and come back through the balancer.';

/** Why an Ingress of this controller must have no class in its spec. */
const classInAnnotationOnly =
	'the controller reads the annotation kubernetes.io/ingress.class only and ignores an Ingress with a class in its spec';

/** An Ingress of a class. The path type must be Prefix: with ImplementationSpecific `/` is that one path, and all others get a 404. */
export const ingressOf = <Class extends string>(className: Class) =>
	({
		annotations: { [annotation.ingressClass]: className },
		pathType: 'Prefix',
		refusesClass: classInAnnotationOnly,
	}) as const;

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

/** Annotations of the Service behind an Ingress for which the controller refuses the whole Ingress, or speaks TLS to Kong's plain port. */
export const badBehindIngress: readonly BadAnnotation[] = [
	{
		annotation: '^(beta\\.)?cloud\\.google\\.com/backend-config$',
		value: '^\\s*($|[^{\\s]|\\{\\s*\\}\\s*$)',
		why: 'it is not JSON that names a BackendConfig ({"default": "NAME"}), and the controller refuses the whole Ingress',
	},
	{
		annotation: '^(cloud\\.google\\.com|service\\.alpha\\.kubernetes\\.io)/app-protocols$',
		value: '^\\s*($|[^{\\s])|:\\s*"(https?|http2|[Hh]2[Cc]|[Gg][Rr][Pp][Cc]|TCP|TLS)"',
		why: 'it must be JSON with the words HTTP, HTTPS or HTTP2 in capitals, else the controller refuses the whole Ingress',
	},
	{
		annotation: '^(cloud\\.google\\.com|service\\.alpha\\.kubernetes\\.io)/app-protocols$',
		value: '"(HTTPS|HTTP2)"',
		why: "the balancer then speaks TLS to that port, and the chart's Ingress leads to Kong's plain one",
		ofTheChart: true,
		risk: true,
	},
];

/** What stays on a backend, and what the controller refuses: for every balancer of an Ingress. */
export const ingressNotes = [
	"If you remove healthCheck from the BackendConfig, or remove the annotation, the health check asks for its old path on Kong's proxy port, which answers 404. Write another health check instead.",
	'Other settings of a BackendConfig stay on the backend when they are removed. To switch them off, set securityPolicy with name: "", customRequestHeaders with headers: [].',
	'The controller refuses the whole Ingress if a BackendConfig or Secret that it names does not exist, or if allow-http is "false" without a certificate.',
] as const;

/** The forwarding rule's address is in X-Forwarded-For, so it has to be known before the install. */
export const reserveAddress = (name: string) =>
	`Reserve the address and name it in proxy.ingress.annotations (${name}), so that it can be trusted: if it is not in trustedIPs, Kong mistakes it for the client.`;

/** A change of the class of an Ingress, and of what names its address. */
export const ingressImmutable: readonly Immutable[] = [
	{
		text: 'the class of the Ingress (kubernetes.io/ingress.class): another balancer is made, with another address, and this one deleted',
		settings: [annotation.ingressClass],
		effect: 'replaced',
	},
];

/** Only two words ask for an internal balancer; RE2 has no way to say "all others". */
export const wrongInternal: BadAnnotation = {
	annotation: '^(networking\\.gke\\.io|cloud\\.google\\.com)/load-balancer-type$',
	value: '^(INTERNAL|[Tt]rue|TRUE|yes|on|1|enabled|[Pp]rivate)$|^\\s+[Ii]nternal|^[Ii]nternal\\s+$',
	why: 'only the exact words Internal and internal count, so the balancer faces the internet',
};

/** A class decides before the annotation. */
export const typeBesideClass: BadAnnotation = {
	annotation: '^(networking\\.gke\\.io|cloud\\.google\\.com)/load-balancer-type$',
	why: 'the class that the chart sets decides, and this annotation does nothing: set clientIp.scheme',
	risk: true,
};

/** A tier that is none: refused for target pools, passed over for backend services. */
export const wrongTier = (effect: string): BadAnnotation => ({
	annotation: '^cloud\\.google\\.com/network-tier$',
	value: '^([a-z]|[A-Z]{2})',
	why: `only the exact words Standard and Premium are tiers: ${effect}`,
});

/** What another tier, another subnet or another scheme does to a balancer. */
export const passthroughImmutable: readonly Immutable[] = [
	{
		text: 'the annotation cloud.google.com/network-tier: another tier has other addresses',
		settings: [annotation.networkTier],
		effect: 'replaced',
	},
	{
		text: 'the annotations that name the subnet of an internal balancer: another subnet has other addresses',
		settings: [annotation.subnet, annotation.oldSubnet],
		effect: 'replaced',
	},
];

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

const ingressGce = 'https://github.com/kubernetes/ingress-gce/blob/master';

const now = '2026-11';

const gcp = 'https://github.com/kubernetes/cloud-provider-gcp/blob/master/providers/gce';

export const gceTargetPools: Source = {
	title: 'cloud-provider-gcp: gce_loadbalancer_external.go',
	url: `${gcp}/gce_loadbalancer_external.go`,
	read: now,
};

export const gceServiceType: Source = {
	title: 'cloud-provider-gcp: gce_annotations.go',
	url: `${gcp}/gce_annotations.go`,
	read: now,
};

export const gceBackendServices: Source = {
	title: 'ingress-gce: l4netlbcontroller.go',
	url: `${ingressGce}/pkg/l4/controllers/l4netlbcontroller.go`,
	read: now,
};

export const gceSourceRanges: Source = {
	title: 'ingress-gce: sourceranges.go',
	url: `${ingressGce}/pkg/l4/utils/sourceranges.go`,
	read: now,
};

/** From paths to a URL map. */
export const gceTranslator: Source = {
	title: 'ingress-gce: translator.go',
	url: `${ingressGce}/pkg/controller/translator/translator.go`,
	read: now,
};

export const gkeServiceParameters: Source = {
	title: 'GKE: LoadBalancer Service parameters',
	url: 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters',
	read: now,
};

export const gceL4Code = page('ingress-gce: l4.go', `${ingressGce}/pkg/l4/resources/l4.go`);

export const gkeNegAnnotation = page(
	'ingress-gce: negannotation.go',
	`${ingressGce}/pkg/negannotation/negannotation.go`,
);

/** Which ranges the proxies of a balancer have, by its kind and by the kind of its backends. */
export const googleFirewallRules = page(
	'Google Cloud: firewall rules of load balancers',
	'https://docs.cloud.google.com/load-balancing/docs/firewall-rules',
	'2026-11',
);

export const googleTcpProxy = page(
	'Google Cloud: external proxy Network Load Balancer overview',
	'https://docs.cloud.google.com/load-balancing/docs/tcp',
);
