import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-breaks',
	severity: 'warning',
	text: '{product} serves no traffic for a while: {text}.',
	doc: {
		what: 'The provider keeps the balancer and its address, but removes a part of it and creates that part again.',
		why: 'Until it is there again, connections are refused or lost.',
		fix: 'Make the change when there is little traffic, or install a second release beside the first, as the plan shows.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					strategy: 'none',
				},
			},
			texts: [
				'OpenStack Octavia, amphora provider serves no traffic for a while: changing PROXY deletes the pools and creates them again.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'openstack-octavia',
					strategy: 'none',
				},
			},
		},
	],
});
