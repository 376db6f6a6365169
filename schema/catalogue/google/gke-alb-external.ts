// GKE classic external Application Load Balancer by Ingress, with pods as backends.
import {
	gceBackendConfig,
	gceIngress,
	gceIngressHealthChecks,
	googleHttpsHeaders,
	nginxRealip,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	backendConfig,
	classInAnnotationOnly,
	cloudArmor,
	cloudArmorDocs,
	findGlobal,
	findNodes,
	frontEnds,
	gkeAlbEndsHttp,
	gkeHairpin,
	gkeRecursion,
	negService,
	ownAddress,
} from './shared.ts';

export const entry = {
	title: 'GKE external Application Load Balancer by Ingress',
	provider: 'Google',
	kind: 'http',
	controller: { name: 'ingress-gce', product: 'classic external application lb', kind: 'Ingress' },
	designedFor: 'GKE Ingress of class gce, TLS ending at Google',
	recommended: 'httpHeaders',
	service: negService,
	// The controller reads the old annotation only; with spec.ingressClassName it ignores the Ingress.
	ingress: {
		annotations: { [annotation.ingressClass]: 'gce' },
		pathType: 'ImplementationSpecific',
		refusesClass: classInAnnotationOnly,
	},
	objects: [backendConfig],
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: {
		node: findNodes,
		loadBalancer: findGlobal,
	},
	healthCheck: "HTTP to Kong's status port on the pod, by the BackendConfig that the chart makes.",
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: [
		'Reserve the address and name it in proxy.ingress.annotations (kubernetes.io/ingress.global-static-ip-name), so that it can be trusted.',
	],
	strategies: {
		...gkeAlbEndsHttp,
		httpHeaders: {
			how: 'The balancer ends HTTP and appends the client and its own address to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the balancer sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client, load balancer' },
			recursionNeeded: gkeRecursion,
			alsoTrust: { ...ownAddress, beside: frontEnds },
		},
	},
	sources: [
		googleHttpsHeaders,
		gceIngress,
		gceIngressHealthChecks,
		gceBackendConfig,
		cloudArmorDocs,
		nginxRealip,
	],
} as const satisfies LoadBalancer;
