// UpCloud Managed Load Balancer.
import {
	endsConnections,
	findNodes,
	findPods,
	hostnameStatus,
	schemeAndPort,
	throughNodes,
} from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/UpCloudLtd/upcloud-cloud-controller-manager';
const key = 'service.beta.kubernetes.io/upcloud-load-balancer-config';

/** Entries count only under the names of the Service's ports. */
const config = (mode: 'tcp' | 'http', frontend: string, backend: string) =>
	({
		[key]: {
			text: `{"frontends":[{frontends}],"backends":[{backends}]}`,
			each: {
				frontends: `{"name":"{portName}","mode":"${mode}","port":{port}${frontend}}`,
				backends: `{"name":"{portName}"${backend}}`,
			},
		},
	}) as const;

/** Without such a rule requests get no X-Forwarded-For, and that of a client passes. */
const forwarded =
	',"rules":[{"name":"forwarded-headers","priority":100,"matchers":[],"actions":[{"type":"set_forwarded_headers","action_set_forwarded_headers":{}}]}]';

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
	service: { type: 'LoadBalancer', suggested: config('tcp', '', ''), loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	closedBy: 'rules of its frontends that match src_ip and refuse everybody else',
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
		'TCP to the node port; under traffic policy Local HTTP to the health check node port, while health_check_type and health_check_url are unset.',
	hairpin: hostnameStatus,
	notes: [
		'All settings are in one annotation, upcloud-load-balancer-config, which the chart writes as a whole. Frontends and backends in it replace those of all ports, also of ports that it does not name.',
		'A change replaces frontends and backends in place; networks in the annotation are read only when the balancer is made.',
		'Its own default is HTTP mode with an automatic certificate on port 443, under which TLS of Kong does not work; strategy none asks for TCP.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer works on TCP and sends a PROXY header on every port.',
			proxyProtocol: [2, 1],
			byVersion: { 1: config('tcp', '', sends('v1')), 2: config('tcp', '', sends('v2')) },
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP, with a certificate of its own on port 443, and a rule makes it add the client to X-Forwarded-For.',
			annotations: config('http', forwarded, ''),
			tlsEndsAtBalancer: true,
			header: { appends: 'client', forwarded: schemeAndPort },
		},
	},
	sources: [
		{
			title: 'UpCloud: frontend rule set_forwarded_headers',
			url: 'https://github.com/UpCloudLtd/terraform-provider-upcloud/blob/main/docs/resources/loadbalancer_frontend_rule.md',
			read: '2026-11',
		},
		{
			...page('upcloud-cloud-controller-manager: README', `${repository}/blob/main/README.md`),
			read: '2026-11',
		},
		{
			...page(
				'upcloud-cloud-controller-manager: loadbalancer',
				`${repository}/tree/main/internal/loadbalancer`,
			),
			read: '2026-11',
		},
		{
			...page(
				'upcloud-cloud-controller-manager: HTTPS with X-Forwarded-For',
				`${repository}/blob/main/examples/https-with-forwarded-for-headers.yaml`,
			),
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
