// DigitalOcean regional Load Balancer, which ends connections.
import { endsConnections, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, annotationsDocs, controllerCode, find, issue } from './shared.ts';

export const entry = {
	title: 'DigitalOcean regional Load Balancer',
	provider: 'DigitalOcean',
	kind: 'proxy',
	controller: {
		name: 'digitalocean-cloud-controller-manager',
		product: 'digitalocean REGIONAL',
		kind: 'Service',
	},
	aliases: { doks: 2 },
	designedFor: 'DOKS Services that were made before the network type became the default, and HTTP listeners',
	recommended: 'proxyProtocol',
	// The default type changed in controller v0.1.61, so it is always written out.
	service: { type: 'LoadBalancer', annotations: { [annotation.type]: 'REGIONAL' }, unselected: 'before' },
	followsHealthCheckNodePort: true,
	// nginx that waits for the header answered the decrypted requests of https listeners: digitalocean-cloud-controller-manager#368.
	proxyWithHttp: true,
	find,
	hostnameAnnotation: annotation.hostname,
	hostnameNeeded: true,
	healthCheck:
		'Without PROXY header: kube-proxy on port 10256, under traffic policy Local the health check node port.',
	hairpin:
		'The status has an address without ipMode, so callers inside the cluster skip the balancer: set clientIp.hostname, after its DNS record exists.',
	notes: ['Whether the type of a live balancer can change was found in no source.'],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v1 header on every port.',
			annotations: { [annotation.proxyProtocol]: 'true' },
			proxyProtocol: [1],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP on every port.',
			annotations: { [annotation.protocol]: 'http' },
			tlsEndsAtBalancer: true,
			warnings: [
				"that the balancer writes X-Forwarded-For was found in no source; look at a request's headers before you rely on it.",
			],
		},
	},
	sources: [
		annotationsDocs,
		controllerCode,
		issue(811, 'support for load balancer IP mode'),
		{
			title: 'DigitalOcean glossary: proxy (PROXY protocol version 1)',
			url: 'https://docs.digitalocean.com/glossary/proxy/',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
