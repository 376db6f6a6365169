// PureLB, with local addresses or addresses that routers learn.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, noneToFind } from './shared.ts';

const repository = 'https://github.com/purelb/purelb/blob/main';

export const entry = {
	title: 'PureLB',
	provider: 'on-premises',
	kind: 'pass-through',
	recognised: {
		annotationPrefixes: ['purelb.io/'],
		kinds: [
			{ kind: 'ServiceGroup', group: 'purelb.io' },
			{ kind: 'LBNodeAgent', group: 'purelb.io' },
		],
	},
	designedFor: 'clusters on hardware, with local addresses or addresses that routers learn by BGP',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: ['purelb.io/purelbv2', 'purelb.io/purelb'] },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: under traffic policy Local an address of a remote pool is announced from nodes with a ready pod; one of a local pool from one elected node.',
	hairpin: announcerHairpin,
	notes: [
		'Its class is purelb.io/purelbv2 for version 2 of its API, for proxy.loadBalancerClass where PureLB is not the default.',
		'purelb.io/service-group names the ServiceGroup from which the address comes.',
	],
	strategies: {
		...announcer,
		externalTrafficPolicy: {
			...announcer.externalTrafficPolicy,
			annotations: {
				// Without it PureLB sets the policy of a Service with a local address back to Cluster, which hides the client.
				'purelb.io/allow-local': 'true',
			},
			suggested: { 'purelb.io/node-affinity': 'service-endpoints' },
			warnings: [
				'PureLB announces an address of a local pool from one node, and under traffic policy Local only pods on that node get requests: take a remote pool, or keep purelb.io/node-affinity so that a node with a pod is elected.',
			],
		},
	},
	sources: [
		page('PureLB: announcer_local.go', `${repository}/internal/local/announcer_local.go`, '2026-11'),
		page('PureLB: annotations.go', `${repository}/pkg/apis/purelb/v2/annotations.go`, '2026-11'),
		page('PureLB: service.go', `${repository}/internal/allocator/service.go`, '2026-11'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
