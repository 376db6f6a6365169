// GKE regional external Application Load Balancer by Ingress.
import {
	gceBackendConfig,
	gceIngress,
	gceIngressHealthChecks,
	googleHttpsHeaders,
	nginxRealip,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { findProxyOnly } from './gateway.ts';
import {
	annotation,
	backendConfig,
	classInAnnotationOnly,
	cloudArmor,
	cloudArmorDocs,
	findNodes,
	gkeAlbEndsHttp,
	gkeHairpin,
	gkeRecursion,
	negService,
	ownAddress,
} from './shared.ts';

export const entry = {
	title: 'GKE regional external Application Load Balancer by Ingress',
	provider: 'Google',
	kind: 'http',
	controller: { name: 'ingress-gce', product: 'regional external application lb', kind: 'Ingress' },
	designedFor: 'clusters whose Ingress controller has class gce-regional-external switched on',
	recommended: 'httpHeaders',
	service: negService,
	ingress: {
		annotations: { [annotation.ingressClass]: 'gce-regional-external' },
		pathType: 'ImplementationSpecific',
		refusesClass: classInAnnotationOnly,
	},
	objects: [backendConfig],
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: { node: findNodes, loadBalancer: findProxyOnly },
	healthCheck: "HTTP to Kong's status port on the pod, by the BackendConfig that the chart makes.",
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: ['A flag of the Ingress controller guards this class; by Gateway (gke-gateway-regional) none does.'],
	strategies: {
		...gkeAlbEndsHttp,
		httpHeaders: {
			how: 'The balancer ends HTTP in the proxy-only subnet and appends the client and its own address to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the balancer sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client, load balancer' },
			recursionNeeded: gkeRecursion,
			alsoTrust: ownAddress,
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
