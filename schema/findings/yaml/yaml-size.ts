import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-size',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is larger than 1 MiB.',
		why: 'Helm keeps values in a Secret, which Kubernetes limits to 1 MiB.',
		fix: 'Check that you named the right file.',
		source: '<https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size>',
	},
	samples: [
		{
			yaml: '#'.repeat(1024 * 1024 + 1),
			texts: [
				'The file is larger than 1 MiB, which no values file can be: check that you named the right file.',
			],
		},
	],
	neighbours: [{ yaml: '#'.repeat(1024 * 1024) }],
});
