import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'workload-kind',
	severity: 'warning',
	text: 'Helm makes the {after} and deletes the {before} in one go, without waiting: until a new pod is ready there may be none.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { deployment: { daemonset: true } },
			texts: [
				'Helm makes the DaemonSet and deletes the Deployment in one go, without waiting: until a new pod is ready there may be none.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
