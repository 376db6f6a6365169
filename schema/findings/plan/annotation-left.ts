import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'annotation-left',
	severity: 'note',
	text: 'No source in the catalogue says whether the balancer goes back to its default when these annotations are removed: {names}. Look at the balancer after the upgrade.',
	doc: {
		what: 'The new values no longer have an annotation that the old ones have, and nothing is known of what the provider does then.',
		why: 'Some controllers read an annotation only while it is there, so the old setting stays on the balancer.',
		fix: 'Look at the balancer after the upgrade. Where the old setting stays, write the default into the annotation instead of removing it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				proxy: {
					annotations: {
						'example.com/a': 'b',
					},
				},
			},
			to: {},
			texts: [
				'No source in the catalogue says whether the balancer goes back to its default when these annotations are removed: example.com/a. Look at the balancer after the upgrade.',
			],
		},
	],
	neighbours: [
		{
			from: {
				proxy: {
					annotations: {
						'example.com/a': 'b',
					},
				},
			},
			to: {
				proxy: {
					annotations: {
						'example.com/a': 'c',
					},
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
		{
			from: {
				proxy: {
					annotations: {
						'example.com/a': 'b',
					},
				},
			},
			to: {
				fullnameOverride: 'gateway',
			},
		},
	],
});
