// Huawei Cloud dedicated ELB.
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	dedicatedKeeps,
	endsHttp,
	failsUnless,
	find,
	hairpin,
	huaweiSources,
	immutable,
	keepsSourceOnStandard,
	noProxyOnService,
	notes,
} from './shared.ts';

export const entry = {
	title: 'Huawei Cloud dedicated ELB',
	provider: 'Huawei',
	kind: 'pass-through',
	aliases: { cce: 1 },
	designedFor: 'CCE standard clusters with a dedicated load balancer',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', annotations: { [annotation.class]: 'performance' } },
	followsHealthCheckNodePort: true,
	find,
	failsUnless,
	healthCheck: 'As set on the listener of the ELB; under traffic policy Local only nodes with a pod answer.',
	hairpin,
	immutable,
	notes: [
		...notes,
		'A dedicated ELB keeps client addresses by default, but not for backends that are registered only by address (cross-VPC).',
	],
	strategies: {
		externalTrafficPolicy: keepsSourceOnStandard,
		proxyProtocol: noProxyOnService,
		httpHeaders: endsHttp,
	},
	sources: [...huaweiSources, dedicatedKeeps],
} as const satisfies LoadBalancer;
