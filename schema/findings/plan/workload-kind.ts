import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'workload-kind',
	severity: 'warning',
	text: 'Helm creates the {after} and deletes the {before} right after that, without waiting: for a while no pod may be ready.',
	doc: {
		what: 'Kong runs as a DaemonSet in place of a Deployment, or the other way round.',
		why: 'Helm deletes what the new values no longer have as soon as it has created the rest; `--wait` waits only after that.',
		fix: 'Install a second release beside the first, as the plan shows, or upgrade when a break does no harm.',
		source: '<https://github.com/helm/helm/blob/v4.1.4/pkg/kube/client.go>',
	},
	samples: [
		{
			from: {},
			to: {
				deployment: {
					daemonset: true,
				},
			},
			texts: [
				'Helm creates the DaemonSet and deletes the Deployment right after that, without waiting: for a while no pod may be ready.',
			],
		},
	],
	neighbours: [
		{
			from: {},
			to: {
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
	],
});
