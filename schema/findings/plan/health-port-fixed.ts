import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'health-port-fixed',
	severity: 'error',
	text: 'Kubernetes does not let the healthCheckNodePort of a Service change: {before} cannot become {after}.',
	doc: {
		what: 'The new values ask for another health check node port than the Service has.',
		why: 'Kubernetes keeps the port for as long as the Service has traffic policy Local, so the upgrade fails.',
		fix: 'Leave `proxy.healthCheckNodePort` out, which keeps the port that the Service has, or install a second release beside the first.',
		source: '<https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/core/validation/validation.go>',
	},
	samples: [
		{
			from: {
				proxy: {
					healthCheckNodePort: 32101,
				},
			},
			to: {
				proxy: {
					healthCheckNodePort: 32102,
				},
			},
			texts: [
				'Kubernetes does not let the healthCheckNodePort of a Service change: 32101 cannot become 32102.',
			],
		},
		{
			from: {},
			to: {
				proxy: {
					healthCheckNodePort: 32102,
				},
			},
			texts: [
				'Kubernetes does not let the healthCheckNodePort of a Service change: the number that Kubernetes chose cannot become 32102.',
			],
		},
	],
	neighbours: [
		{
			from: {
				proxy: {
					healthCheckNodePort: 32101,
				},
			},
			to: {},
		},
		{
			from: {
				proxy: {
					healthCheckNodePort: 32101,
				},
			},
			to: {
				fullnameOverride: 'gateway',
				proxy: {
					healthCheckNodePort: 32102,
				},
			},
		},
		{
			from: {
				clientIp: {
					strategy: 'none',
				},
			},
			to: {
				proxy: {
					healthCheckNodePort: 32102,
				},
			},
		},
	],
});
