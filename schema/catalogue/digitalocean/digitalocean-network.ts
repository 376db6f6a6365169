// DigitalOcean network Load Balancer, which forwards packets.
import { addsNoHeader, keepsSource } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
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
	title: 'DigitalOcean network Load Balancer',
	provider: 'DigitalOcean',
	kind: 'pass-through',
	controller: {
		name: 'digitalocean-cloud-controller-manager',
		product: 'digitalocean REGIONAL_NETWORK',
		kind: 'Service',
	},
	aliases: { doks: 1 },
	designedFor: 'DOKS Services, for which it is the default since controller v0.1.61',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		annotations: { [annotation.type]: 'REGIONAL_NETWORK' },
		unselected: 'now',
	},
	schemes,
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'kube-proxy on port 10256, under traffic policy Local the health check node port.',
	// A host name in the status removes kube-proxy's rule for the address, on which this type depends; so none is taken.
	hairpin:
		'Callers inside the cluster reach Kong directly. Never set a host name in the status: requests from outside then hang.',
	immutable,
	notes: [
		'An external one needs nodes with public IPv4 addresses.',
		'It sends to the port number of the Service on the nodes, not to a node port.',
		refusedWords,
	],
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: {
			refused: 'only the regional type sends PROXY headers',
			instead: 'use strategy externalTrafficPolicy, or the regional type (digitalocean-regional)',
		},
		httpHeaders: addsNoHeader,
	},
	sources: [
		annotationsDocs,
		controllerCode,
		issue(862, 'hostname makes external requests hang'),
		page(
			'traefik-helm-chart #1574: only regional balancers of DigitalOcean speak PROXY',
			'https://github.com/traefik/traefik-helm-chart/pull/1574',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
