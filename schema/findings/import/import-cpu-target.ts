import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-cpu-target',
	severity: 'note',
	text: "{path} is {target}, but kong/kong 2.14 and newer do not read it on Kubernetes 1.23 and newer: they scale by the chart's own metric, CPU at 80 %. The new values scale by CPU at {target} %. To go on as before, remove autoscaling.metrics.",
	doc: {
		what: 'The old values say in one number at which share of CPU the autoscaler adds pods.',
		why: "Where Kubernetes has `autoscaling/v2`, Kong's chart renders `autoscaling.metrics`, and its own default of that is CPU at 80 %. The number has no effect there. Here it becomes a metric, and so has one.",
		fix: 'Nothing, if the number is what you want. To go on as before, remove `autoscaling.metrics` from the new values.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/templates/hpa.yaml>',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 60}',
			said: { loadBalancer: 'generic' },
			texts: [
				"autoscaling.targetCPUUtilizationPercentage is 60, but kong/kong 2.14 and newer do not read it on Kubernetes 1.23 and newer: they scale by the chart's own metric, CPU at 80 %. The new values scale by CPU at 60 %. To go on as before, remove autoscaling.metrics.",
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 80}',
			said: { loadBalancer: 'generic' },
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: false, targetCPUUtilizationPercentage: 60}',
			said: { loadBalancer: 'generic' },
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 60, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]}',
			said: { loadBalancer: 'generic' },
		},
	],
});
