import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'grace-period',
	severity: 'warning',
	text: 'terminationGracePeriodSeconds {grace} is shorter than drain.wait plus drain.timeout, {needed}: requests are cut. Raise it or remove it.',
	doc: {
		what: 'The pod is killed before it has drained.',
		why: 'Requests that are under way are cut.',
		fix: 'Raise `terminationGracePeriodSeconds`, or remove it.',
		source: '<https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination>',
	},
	alone: ['drain.wait', 'drain.timeout'],
	restsOn: ['drain'],
	onImport: 'idle',
	samples: [
		{
			values: { terminationGracePeriodSeconds: 30 },
			texts: [
				'terminationGracePeriodSeconds 30 is shorter than drain.wait plus drain.timeout, 50: requests are cut. Raise it or remove it.',
			],
		},
	],
	neighbours: [],
});
