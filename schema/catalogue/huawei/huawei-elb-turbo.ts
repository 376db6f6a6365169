// Huawei Cloud dedicated ELB in front of a CCE Turbo cluster, whose pods are backends themselves.
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	dedicatedKeeps,
	endsHttp,
	failsUnless,
	find,
	huaweiSources,
	immutable,
	noProxyOnService,
	notes,
} from './shared.ts';

export const entry = {
	title: 'Huawei Cloud dedicated ELB (CCE Turbo)',
	provider: 'Huawei',
	kind: 'pass-through',
	aliases: { cce: 2 },
	designedFor: 'CCE Turbo clusters with a dedicated load balancer',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', annotations: { [annotation.class]: 'performance' } },
	// Pods are backends, whichever nodes they run on.
	followsHealthCheckNodePort: true,
	find: { node: find.node, loadBalancer: find.loadBalancer },
	failsUnless,
	healthCheck: 'As set on the listener of the ELB, to the pods.',
	hairpin:
		'Pods reach Kong through the ELB, nodes reach it directly. A pod cannot be a backend and a client of the same listener at the same time.',
	immutable,
	notes: [...notes, 'Other clusters need huawei-elb-dedicated: there nodes are the backends.'],
	strategies: {
		externalTrafficPolicy: {
			how: 'The balancer forwards packets unchanged straight to the network interfaces of the pods.',
			externalTrafficPolicy: 'Cluster',
			localBreaks: {
				why: 'CCE Turbo knows only traffic policy Cluster for a dedicated ELB',
				unless: {},
			},
			targets: 'pods',
			packetSource: 'client',
			needs: [{ what: 'a CCE Turbo cluster' }],
		},
		proxyProtocol: noProxyOnService,
		httpHeaders: {
			...endsHttp,
			targets: 'pods',
			needs: [...endsHttp.needs, { what: 'a CCE Turbo cluster' }],
		},
	},
	sources: [
		...huaweiSources,
		dedicatedKeeps,
		{
			title: 'Huawei ASM: service affinity, also of CCE Turbo clusters',
			url: 'https://support.huaweicloud.com/intl/en-us/bestpractice-asm/asm_bestpractice_1036.html',
			read: '2026-11',
		},
	],
} as const satisfies LoadBalancer;
