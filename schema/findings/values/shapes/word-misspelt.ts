import { nearest } from '../../../text/nearest.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';
import { oddFields } from './kubernetes-fields.ts';

export const finding = defineFinding({
	code: 'word-misspelt',
	severity: 'warning',
	text: '{path}: {value} is not a value that Kubernetes accepts there. Write {meant}.',
	doc: {
		what: 'In a value that is handed to Kubernetes as it is, a word looks like a misspelling of one that Kubernetes accepts, such as `Equals` for `Equal`.',
		why: 'The API server refuses it. Unknown words that resemble no known one are not reported, since a newer Kubernetes may accept them.',
		fix: 'Write the word that the message says.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	find: ({ values }, found) =>
		oddFields(values).flatMap(({ path, value, words }) => {
			if (!words || typeof value !== 'string' || words.includes(value)) return [];
			const meant = nearest(value, words);
			return meant ? found(path, { path: pathText(path), value: JSON.stringify(value), meant }) : [];
		}),
	samples: [
		{
			values: { tolerations: [{ effect: 'NoScheduled' }] },
			texts: [
				'tolerations[0].effect: "NoScheduled" is not a value that Kubernetes accepts there. Write NoSchedule.',
			],
		},
	],
	neighbours: [
		{ values: { tolerations: [{ effect: 'NoSchedule' }] } },
		// Like nothing that is known.
		{ values: { tolerations: [{ effect: 'Pause' }] } },
	],
});
