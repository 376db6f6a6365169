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
	backendConfig,
	badBehindIngress,
	findNodes,
	gceTranslator,
	gkeAlbEndsHttp,
	gkeHairpin,
	gkeRecursion,
	ingressImmutable,
	ingressNotes,
	ingressOf,
	negService,
	ownInternalAddress,
	reserveAddress,
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
	ingress: ingressOf('gce-internal'),
	badAnnotations: badBehindIngress,
	objects: [backendConfig],
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: {
		node: findNodes,
		loadBalancer: findProxyOnly,
	},
	healthCheck: "HTTP to Kong's status port on the pod, by the BackendConfig that the chart makes.",
	hairpin: gkeHairpin,
	immutable: ingressImmutable,
	notes: [
		'Needs a proxy-only subnet in the region.',
		reserveAddress('kubernetes.io/ingress.regional-static-ip-name'),
		'With a certificate the controller refuses the Ingress unless such an address is named, or kubernetes.io/ingress.allow-http is "false".',
		'A securityPolicy in the BackendConfig is refused, and the Ingress with it.',
		...ingressNotes,
	],
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
			alsoTrust: ownInternalAddress,
		},
	},
	sources: [
		googleInternalHttps,
		gceIngress,
		gceIngressHealthChecks,
		gceBackendConfig,
		gceTranslator,
		nginxRealip,
	],
} as const satisfies LoadBalancer;
