import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'pods-recreated',
	severity: 'warning',
	text: 'updateStrategy is Recreate: all old pods stop before new ones start, and Kong serves no traffic in between.',
	doc: {
		what: "Kong's settings change, and its Deployment stops all pods before it starts new ones.",
		why: 'No pod serves traffic until the first new one is ready.',
		fix: 'Set `updateStrategy.type: RollingUpdate` in the new values.',
		source: '<https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment>',
	},
	samples: [
		{
			from: {
				updateStrategy: {
					type: 'Recreate',
				},
			},
			to: {
				updateStrategy: {
					type: 'Recreate',
				},
				env: {
					log_level: 'debug',
				},
			},
			texts: [
				'updateStrategy is Recreate: all old pods stop before new ones start, and Kong serves no traffic in between.',
			],
		},
	],
	neighbours: [
		{
			from: {
				updateStrategy: {
					type: 'Recreate',
				},
			},
			to: {
				env: {
					log_level: 'debug',
				},
			},
		},
		{
			from: {
				updateStrategy: {
					type: 'Recreate',
				},
			},
			to: {
				updateStrategy: {
					type: 'Recreate',
				},
				podAnnotations: {
					'example.com/a': 'b',
				},
			},
		},
	],
});
