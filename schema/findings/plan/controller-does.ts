import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-does',
	severity: 'warning',
	text: 'During the change {controller} does this: {what}.',
	doc: {
		what: 'The controller keeps the balancer and its address, but replaces or rebuilds a part of it.',
		why: 'Connections through that part can break, and requests can fail until it is ready.',
		fix: 'Make the change when there is little traffic, or install a second release beside the first, as the plan shows.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
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
				'During the change openstack-cloud-controller-manager does this: the pools of these ports are deleted and created again.',
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
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
		},
	],
});
