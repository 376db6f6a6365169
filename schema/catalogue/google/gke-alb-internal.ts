// GKE internal Application Load Balancer by Ingress, with pods as backends.

import {
	gceBackendConfig,
	gceIngress,
	gceIngressHealthChecks,
	googleInternalHttps,
	nginxRealip,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { findProxyOnly } from './gateway.ts';
import {
	annotation,
	backendConfig,
	classInAnnotationOnly,
	findNodes,
	gkeAlbEndsHttp,
	gkeHairpin,
	gkeRecursion,
	negService,
	ownAddress,
} from './shared.ts';

export const entry = {
	title: 'GKE internal Application Load Balancer by Ingress',
	provider: 'Google',
	kind: 'http',
	defaultScheme: 'internal',
	controller: { name: 'ingress-gce', product: 'internal application lb', kind: 'Ingress' },
	designedFor: 'GKE Ingress of class gce-internal, for callers inside the VPC',
	recommended: 'httpHeaders',
	service: negService,
	ingress: {
		annotations: { [annotation.ingressClass]: 'gce-internal' },
		pathType: 'ImplementationSpecific',
		refusesClass: classInAnnotationOnly,
	},
	objects: [backendConfig],
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: {
		node: findNodes,
		loadBalancer: findProxyOnly,
	},
	healthCheck: "HTTP to Kong's status port on the pod, by the BackendConfig that the chart makes.",
	hairpin: gkeHairpin,
	notes: ['Needs a proxy-only subnet in the region.'],
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
	sources: [googleInternalHttps, gceIngress, gceIngressHealthChecks, gceBackendConfig, nginxRealip],
} as const satisfies LoadBalancer;
