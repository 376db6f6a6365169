import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'address-changes',
	severity: 'warning',
	text: "proxy.loadBalancerIP changes from {before} to {after}, and the balancer's address may change with it. Look at the address after the upgrade, and point the DNS name to it.",
	doc: {
		what: 'The new values ask for another address of the load balancer, or for none in particular.',
		why: 'Clients that use the old address no longer reach Kong, unless the balancer has the new address already. Some providers ignore the field.',
		fix: 'Point the DNS name to the new address after the upgrade. To keep the address, leave `proxy.loadBalancerIP` as it is.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer>',
	},
	samples: [
		{
			from: {},
			to: {
				proxy: {
					loadBalancerIP: '192.0.2.9',
				},
			},
			texts: [
				"proxy.loadBalancerIP changes from unset to 192.0.2.9, and the balancer's address may change with it. Look at the address after the upgrade, and point the DNS name to it.",
			],
		},
		{
			from: {
				proxy: {
					loadBalancerIP: '192.0.2.9',
				},
			},
			to: {},
			texts: [
				"proxy.loadBalancerIP changes from 192.0.2.9 to unset, and the balancer's address may change with it. Look at the address after the upgrade, and point the DNS name to it.",
			],
		},
	],
	neighbours: [
		{
			from: {
				proxy: {
					loadBalancerIP: '192.0.2.9',
				},
			},
			to: {
				env: {
					log_level: 'debug',
				},
				proxy: {
					loadBalancerIP: '192.0.2.9',
				},
			},
		},
		{
			from: {},
			to: {
				fullnameOverride: 'gateway',
				proxy: {
					loadBalancerIP: '192.0.2.9',
				},
			},
		},
	],
});
