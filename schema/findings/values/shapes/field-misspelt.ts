import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'field-misspelt',
	severity: 'warning',
	text: '{path} is no field that Kubernetes has there. Write {meant}.',
	doc: {
		what: 'A field of a value that Kubernetes owns, such as `tolerations` or a probe, has a name that is like one of its names and is none.',
		why: 'The API server refuses it or drops it. Names that are like none pass, since a newer Kubernetes may have them.',
		fix: 'Write the name that the message says.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	blamesKey: true,
	samples: [
		{
			values: { resources: { request: { cpu: 1 } } },
			texts: ['resources.request is no field that Kubernetes has there. Write resources.requests.'],
		},
	],
	neighbours: [],
});
