import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'host-ports',
	severity: 'warning',
	text: 'Two pods cannot hold the same host port: on each node the old pod stops before the new one is ready.',
	doc: {
		what: "Kong's settings change, and its pods hold ports of their nodes.",
		why: 'A node serves no traffic between the end of the old pod and the start of the new one.',
		fix: 'Take each node out of the load balancer while its pod is replaced, or install a second release on other nodes.',
		source: '<https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/>',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'host-port',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'host-port',
				},
				env: {
					log_level: 'debug',
				},
			},
			texts: [
				'Two pods cannot hold the same host port: on each node the old pod stops before the new one is ready.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'host-port',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'host-port',
				},
				podAnnotations: {
					'example.com/a': 'b',
				},
			},
		},
		{
			from: {},
			to: {
				env: {
					log_level: 'debug',
				},
			},
		},
	],
});
