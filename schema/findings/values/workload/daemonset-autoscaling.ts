import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'daemonset-autoscaling',
	severity: 'error',
	text: 'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
	doc: {
		what: 'Autoscaling of a DaemonSet.',
		why: 'It has one pod per node and no scale.',
		fix: 'Remove it, or set `deployment.daemonset` to false.',
		source: '<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>',
	},
	alone: ['deployment.daemonset', 'autoscaling.enabled'],
	restsOn: ['clientIp.loadBalancer', 'deployment.daemonset'],
	onImport: 'gives way',
	samples: [
		{
			values: { deployment: { daemonset: true }, autoscaling: { enabled: true } },
			texts: [
				'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
			],
		},
	],
	neighbours: [],
});
