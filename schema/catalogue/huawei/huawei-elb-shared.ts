// Huawei Cloud shared ELB.
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
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
	title: 'Huawei Cloud shared ELB',
	provider: 'Huawei',
	kind: 'pass-through',
	designedFor: 'CCE standard clusters with a shared load balancer',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', annotations: { [annotation.class]: 'union' } },
	followsHealthCheckNodePort: true,
	find,
	failsUnless,
	healthCheck: 'As set on the listener of the ELB; under traffic policy Local only nodes with a pod answer.',
	hairpin,
	immutable,
	notes: [
		...notes,
		'Removing kubernetes.io/elb.transparent-client-ip does not change the setting on the ELB.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSourceOnStandard,
			annotations: { [annotation.transparent]: 'true' },
		},
		proxyProtocol: noProxyOnService,
		httpHeaders: endsHttp,
	},
	sources: huaweiSources,
} as const satisfies LoadBalancer;
