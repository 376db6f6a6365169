// Azure Application Gateway by the Application Gateway Ingress Controller.
import { schemeAndPort } from '../shared.ts';
import { agicAnnotations, azureAppGateway, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { agicProbes, agicPrune, annotation, find, gatewaySecurityGroup } from './shared.ts';

export const entry = {
	title: 'Azure Application Gateway (Ingress Controller)',
	provider: 'Azure',
	kind: 'http',
	controller: {
		name: 'application-gateway-kubernetes-ingress',
		product: 'application gateway (v2)',
		kind: 'Ingress',
	},
	aliases: { agic: 1, applicationgateway: 1 },
	designedFor: 'AKS with the Application Gateway Ingress Controller, TLS ending at the gateway',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP', otherTypes: ['NodePort'] },
	ingress: {
		annotations: { [annotation.ingressClass]: 'azure/application-gateway' },
		suggested: {
			[annotation.probePort]: '{statusPort}',
			[annotation.probePath]: '{readinessPath}',
			[annotation.probeCodes]: '200',
		},
	},
	schemes: {
		'internet-facing': {},
		internal: { ingress: { [annotation.privateFrontend]: 'true' } },
	},
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: { ...find, loadBalancer: { ...find.loadBalancer, note: "the gateway's subnet" } },
	closedBy: "a network security group on the gateway's subnet",
	healthCheck:
		"HTTP to Kong's status port on the pod. Without the suggested annotations the pod's own readiness check, else / on the backend port.",
	hairpin: 'Requests from inside the cluster leave it and come back through the gateway.',
	notes: [
		'The gateway must have a frontend for the scheme, public or private; otherwise the controller ignores the Ingress.',
		'appgw.ingress.kubernetes.io/backend-protocol decides the protocol of the health check too: with https, set the suggested health-probe-port to a port of Kong that speaks TLS.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused:
				'an Application Gateway ends HTTP, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy httpHeaders with trustedIPs, or the Standard Load Balancer (aks)',
		},
		proxyProtocol: {
			refused: 'an Application Gateway sends no PROXY header to its backends',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			how: 'The gateway ends HTTP and appends the client as address:port to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the gateway sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', withPort: true, forwarded: { ...schemeAndPort, underscores: 'drops' } },
		},
	},
	sources: [agicAnnotations, azureAppGateway, nginxRealip, agicProbes, agicPrune, gatewaySecurityGroup],
} as const satisfies LoadBalancer;
