// DigitalOcean regional Load Balancer, which ends connections.
import { endsConnections, schemeAndPort, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	annotationsDocs,
	controllerCode,
	find,
	immutable,
	issue,
	refusedWords,
	schemes,
} from './shared.ts';

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
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		annotations: { [annotation.type]: 'REGIONAL' },
		unselected: 'before',
	},
	schemes,
	tlsAnnotation: annotation.certificate,
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
	immutable,
	notes: [
		'With do-loadbalancer-certificate-id or -name port 443 ends TLS, and speaks HTTP to Kong; without one of them it answers in plain HTTP under httpHeaders.',
		'Health check settings are read only together with do-loadbalancer-override-health-check; the check then goes to a node port, with a PROXY header if the balancer sends one.',
		refusedWords,
	],
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
			how: 'The balancer ends HTTP on every port and adds the client to X-Forwarded-For.',
			annotations: { [annotation.protocol]: 'http' },
			header: { appends: 'client', forwarded: schemeAndPort },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		annotationsDocs,
		controllerCode,
		{
			title:
				'DigitalOcean: Load Balancer limits (X-Forwarded-For with HTTP, and with HTTPS by a certificate)',
			url: 'https://docs.digitalocean.com/products/networking/load-balancers/details/limits/',
			read: '2026-11',
		},
		{
			title: 'DigitalOcean: Load Balancer features (HTTP)',
			url: 'https://docs.digitalocean.com/products/networking/load-balancers/details/features/',
			read: '2026-11',
		},
		issue(811, 'support for load balancer IP mode'),
		{
			title: 'DigitalOcean glossary: proxy (PROXY protocol version 1)',
			url: 'https://docs.digitalocean.com/glossary/proxy/',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
