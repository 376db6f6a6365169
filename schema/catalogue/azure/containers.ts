// What the entries of Application Gateway for Containers have in common. The file holds no entry: it is not named for an id.

import type { AzureHealthCheckPolicy } from '../objects.ts';
import { page } from '../sources.ts';
import { find } from './shared.ts';

/** Without it the gateway asks GET /, which Kong answers with 404 where it has no route. */
const healthCheckPolicy: AzureHealthCheckPolicy = {
	apiVersion: 'alb.networking.azure.io/v1',
	kind: 'HealthCheckPolicy',
	spec: {
		targetRef: { group: '', kind: 'Service', name: '{fullname}-proxy' },
		default: {
			port: '{statusPortNumber}',
			http: { path: '{readinessPath}', match: { statusCodes: [{ start: 200, end: 299 }] } },
		},
	},
};

export const containersCommon = {
	provider: 'Azure',
	kind: 'http',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	objects: [healthCheckPolicy],
	failsUnless: {
		annotations: {
			'alb.networking.azure.io/alb-id': null,
			'alb.networking.azure.io/alb-name': null,
		},
		why: 'the ALB controller makes nothing before it knows which Application Gateway for Containers it is for',
		inFront: true,
	},
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: {
		...find,
		loadBalancer: { ...find.loadBalancer, note: 'the association subnet of the gateway' },
	},
	healthCheck: "HTTP to Kong's status port on the pod, by the HealthCheckPolicy that the chart makes.",
	hairpin: 'Requests from inside the cluster leave it and come back through the gateway.',
	notes: [
		'Name the gateway in proxy.ingress.annotations: alb.networking.azure.io/alb-namespace and alb-name for one that the ALB controller makes. Without them no gateway is made.',
		'No private frontend, ports 80 and 443 only, no kubenet; with Overlay ALB controller 1.5.0 and a /24 for the gateway.',
		'It sends no X-Forwarded-Port, so KONG_PORT_MAPS says which port clients used.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused: 'the gateway ends HTTP, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy httpHeaders with trustedIPs, or the Standard Load Balancer (aks)',
		},
		proxyProtocol: {
			refused: 'the gateway ends HTTP and names the client in an HTTP header, not in a PROXY header',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			how: 'The gateway ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the gateway sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
		},
	},
} as const;

const docs =
	'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers';

const docsPage = (title: string, file: string) =>
	page(`Application Gateway for Containers: ${title}`, `${docs}/${file}`);

export const containersSources = [
	docsPage('components', 'application-gateway-for-containers-components.md'),
	{ ...docsPage('container networking', 'container-networking.md'), read: '2026-11' },
	docsPage('custom health probe', 'custom-health-probe.md'),
	docsPage('migrate from AGIC', 'migrate-from-agic-to-agc.md'),
] as const;

export const containersGatewayDocs = docsPage(
	'SSL offloading, Gateway API',
	'how-to-ssl-offloading-gateway-api.md',
);

export const containersIngressDocs = {
	...docsPage('SSL offloading, Ingress API', 'how-to-ssl-offloading-ingress-api.md'),
	read: '2026-11',
};
