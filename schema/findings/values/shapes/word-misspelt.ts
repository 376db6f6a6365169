import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'word-misspelt',
	severity: 'warning',
	text: '{path}: {value} is no word that Kubernetes takes there. Write {meant}.',
	doc: {
		what: 'A word in a value that Kubernetes owns is like one of its words and is none, such as `Equals` for `Equal`.',
		why: 'The API server refuses it. Words that are like none pass, since a newer Kubernetes may have them.',
		fix: 'Write the word that the message says.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	samples: [
		{
			values: { tolerations: [{ effect: 'NoScheduled' }] },
			texts: [
				'tolerations[0].effect: "NoScheduled" is no word that Kubernetes takes there. Write NoSchedule.',
			],
		},
	],
	neighbours: [],
});
