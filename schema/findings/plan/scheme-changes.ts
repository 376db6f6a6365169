import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'scheme-changes',
	severity: 'warning',
	text: 'The balancer changes from {before} to {after}, and its address with it.',
	doc: {
		what: 'The new values move the balancer from the internet to a private network, or back.',
		why: 'It cannot keep its address, so clients reach nothing until the DNS name has followed.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
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
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
			texts: ['The balancer changes from internet-facing to internal, and its address with it.'],
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
				},
				env: {
					log_level: 'debug',
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
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
		},
	],
});
