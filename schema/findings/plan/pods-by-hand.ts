import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'pods-by-hand',
	severity: 'note',
	text: 'updateStrategy is OnDelete: Kong keeps its old settings until you delete its pods.',
	doc: {
		what: "Kong's settings change, and its DaemonSet replaces a pod only after somebody has deleted it.",
		why: 'The load balancer follows the new values at once, while Kong does not.',
		fix: 'Delete the pods one after the other, right after the upgrade.',
		source: '<https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/>',
	},
	samples: [
		{
			from: {
				deployment: {
					daemonset: true,
				},
				updateStrategy: {
					type: 'OnDelete',
				},
			},
			to: {
				deployment: {
					daemonset: true,
				},
				updateStrategy: {
					type: 'OnDelete',
				},
				env: {
					log_level: 'debug',
				},
			},
			texts: ['updateStrategy is OnDelete: Kong keeps its old settings until you delete its pods.'],
		},
	],
	neighbours: [
		{
			from: {
				deployment: {
					daemonset: true,
				},
			},
			to: {
				deployment: {
					daemonset: true,
				},
				env: {
					log_level: 'debug',
				},
			},
		},
		{
			from: {
				deployment: {
					daemonset: true,
				},
				updateStrategy: {
					type: 'OnDelete',
				},
			},
			to: {
				deployment: {
					daemonset: true,
				},
				updateStrategy: {
					type: 'OnDelete',
				},
				podAnnotations: {
					'example.com/a': 'b',
				},
			},
		},
	],
});
