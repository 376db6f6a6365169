// Azure Standard Load Balancer, public or internal.
import {
	aksStandardLoadBalancer,
	azureLoadBalancerDocs,
	azureProbes,
	kongPreserveClientIp,
	kubernetesSourceIp,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
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
	title: 'Azure Standard Load Balancer',
	provider: 'Azure',
	kind: 'pass-through',
	controller: { name: 'cloud-provider-azure', product: 'standard load balancer', kind: 'Service' },
	recognised: {
		providerIds: ['azure://'],
		// port_443_health-probe_port and the like.
		annotationPrefixes: ['service.beta.kubernetes.io/port_'],
	},
	designedFor: 'AKS Services of type LoadBalancer, public or internal',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: noClasses },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: true,
	find,
	badAnnotations: [...badAnnotations, linkAnnotation],
	appProtocolNote,
	healthCheck:
		'Under traffic policy Local HTTP /healthz on the health check node port; under Cluster TCP to the node port, HTTP / where a port has appProtocol http, or one check of kube-proxy where the cluster has shared health probes.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	immutable,
	strategies: {
		externalTrafficPolicy: {
			how: 'The balancer forwards packets unchanged and traffic policy Local keeps their source.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
		},
		proxyProtocol: {
			refused:
				'the Azure Load Balancer never sends a PROXY header: it forwards packets unchanged, and Kong would refuse every connection',
			instead: 'use strategy externalTrafficPolicy, or a Private Link Service (aks-private-link)',
		},
		httpHeaders: {
			refused: 'the Azure Load Balancer adds no HTTP header: what arrives in one was written by the client',
			instead: 'use strategy externalTrafficPolicy, or an Application Gateway (aks-appgw)',
		},
	},
	sources: [
		kongPreserveClientIp,
		kubernetesSourceIp,
		aksStandardLoadBalancer,
		azureLoadBalancerDocs,
		azureProbes,
		azureLoadBalancerCode,
	],
} as const satisfies LoadBalancer;
