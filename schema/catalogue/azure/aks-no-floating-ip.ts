// Azure Standard Load Balancer without floating IP.
import {
	aksStandardLoadBalancer,
	azureLoadBalancerDocs,
	azureProbes,
	kubernetesSourceIp,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { entry as aks } from './aks.ts';
import {
	annotation,
	appProtocolNote,
	azureLoadBalancerCode,
	badAnnotations,
	find,
	immutable,
	linkAnnotation,
	noClasses,
} from './shared.ts';

export const entry = {
	title: 'Azure Standard Load Balancer without floating IP',
	provider: 'Azure',
	kind: 'pass-through',
	controller: {
		name: 'cloud-provider-azure',
		product: 'standard load balancer',
		kind: 'Service',
		facts: { floatingIP: false },
	},
	designedFor: 'AKS Services whose rules must lead to node addresses and node ports',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: noClasses,
		annotations: { [annotation.noFloatingIp]: 'true' },
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: true,
	find,
	badAnnotations: [...badAnnotations, linkAnnotation],
	appProtocolNote,
	healthCheck: aks.healthCheck,
	hairpin: aks.hairpin,
	immutable,
	notes: ['Needs node ports: leave proxy.allocateLoadBalancerNodePorts unset.'],
	strategies: aks.strategies,
	sources: [
		kubernetesSourceIp,
		aksStandardLoadBalancer,
		azureLoadBalancerDocs,
		azureProbes,
		azureLoadBalancerCode,
	],
} as const satisfies LoadBalancer;
