// UpCloud Managed Load Balancer.
import { endsConnections, findNodes, findPods, hostnameStatus, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/UpCloudLtd/upcloud-cloud-controller-manager';
const key = 'service.beta.kubernetes.io/upcloud-load-balancer-config';

/** Entries count only under the names of the Service's ports. */
const config = (mode: 'tcp' | 'http', backend: string) =>
	({
		[key]: {
			text: `{"frontends":[{frontends}],"backends":[{backends}]}`,
			each: {
				frontends: `{"name":"{portName}","mode":"${mode}","port":{port}}`,
				backends: `{"name":"{portName}"${backend}}`,
			},
		},
	}) as const;

const sends = (version: 'v1' | 'v2') => `,"properties":{"outbound_proxy_protocol":"${version}"}`;

export const entry = {
	title: 'UpCloud Managed Load Balancer',
	provider: 'UpCloud',
	kind: 'proxy',
	controller: {
		name: 'upcloud-cloud-controller-manager',
		product: 'upcloud managed load balancer',
		kind: 'Service',
	},
	designedFor: 'UpCloud Kubernetes Service',
	recommended: 'proxyProtocol',
	// Its own default, HTTP with a certificate of its own, breaks TLS of Kong; the methods say what they need themselves.
	service: { type: 'LoadBalancer', suggested: config('tcp', '') },
	followsHealthCheckNodePort: true,
	httpByDefault: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			command: 'upctl load-balancer list; upctl network list',
			note: 'the network of the cluster',
		},
	},
	healthCheck:
		'Under traffic policy Local the health check node port, while health_check_type and health_check_url are unset.',
	hairpin: hostnameStatus,
	notes: [
		'All settings are one annotation, upcloud-load-balancer-config, which the chart writes whole; keep further settings of the balancer out of it.',
		'Its own default is HTTP mode with an automatic certificate on port 443, under which TLS of Kong does not work; strategy none asks for TCP.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer works on TCP and sends a PROXY header on every port.',
			proxyProtocol: [2, 1],
			byVersion: { 1: config('tcp', sends('v1')), 2: config('tcp', sends('v2')) },
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP, with a certificate of its own on port 443.',
			annotations: config('http', ''),
			tlsEndsAtBalancer: true,
			warnings: [
				"that the balancer writes X-Forwarded-For was found in no source; look at a request's headers before you rely on it.",
			],
		},
	},
	sources: [
		page('upcloud-cloud-controller-manager: README', `${repository}/blob/main/README.md`),
		page('upcloud-cloud-controller-manager: loadbalancer', `${repository}/tree/main/internal/loadbalancer`),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
