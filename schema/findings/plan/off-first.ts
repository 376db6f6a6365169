import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'off-first',
	severity: 'note',
	text: 'Removing {name} leaves the setting on {product}. Upgrade once with {off}, and remove it afterwards.',
	doc: {
		what: 'The new values no longer have an annotation whose effect stays when it is removed.',
		why: 'The setting stays on at the provider: the balancer goes on sending PROXY headers, for instance, which Kong no longer expects.',
		fix: 'Write the value that switches it off, upgrade, look whether it is off, and only then remove the annotation.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aks-private-link',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aks',
					scheme: 'internal',
				},
			},
			texts: [
				'Removing service.beta.kubernetes.io/azure-pls-proxy-protocol leaves the setting on Azure Private Link Service. Upgrade once with service.beta.kubernetes.io/azure-pls-proxy-protocol: "false", and remove it afterwards.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aks-private-link',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aks',
					scheme: 'internal',
				},
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/azure-pls-proxy-protocol': 'false',
					},
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aks-private-link',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aks',
					scheme: 'internal',
				},
			},
		},
	],
});
