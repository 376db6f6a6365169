import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'autoscaling-range',
	severity: 'error',
	text: 'autoscaling.minReplicas {min} is more than autoscaling.maxReplicas {max}. Swap them.',
	doc: {
		what: 'The least number of pods is more than the most.',
		why: 'Kubernetes refuses the autoscaler.',
		fix: 'Swap them.',
		source: '<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>',
	},
	alone: ['autoscaling.enabled'],
	restsOn: ['autoscaling'],
	samples: [
		{
			values: { autoscaling: { enabled: true, minReplicas: 9 } },
			texts: ['autoscaling.minReplicas 9 is more than autoscaling.maxReplicas 5. Swap them.'],
		},
	],
	neighbours: [],
});
