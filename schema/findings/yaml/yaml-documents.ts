import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-documents',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file holds several documents, or text where Helm reads none.',
		why: 'Helm 4 merges documents and Helm 3 reads the first one only. Other text is refused, or silently left out.',
		fix: 'Keep one document, or use two files.',
		source:
			'<https://github.com/helm/helm/blob/v4.1.4/pkg/chart/v2/loader/load.go>, observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a: 1\n---\nb: 2\n',
			texts: [
				'This is a second document: Helm 4 merges it over the first, Helm 3 ignores it: keep one document, or use two files.',
			],
		},
		{
			yaml: '--- a: 1\n',
			texts: [
				'A line that begins with `---` separates documents, and Helm 4 refuses anything but a comment after it: put "a: 1" on the next line, or in quotes.',
			],
		},
		{
			yaml: 'a: 1\n...\nb: 2\n',
			texts: ['Helm reads nothing below this line: remove it, or begin a new document with `---`.'],
		},
	],
	neighbours: [{ yaml: 'a: 1\nb: 2\n' }, { yaml: '--- # first\na: 1\n' }, { yaml: 'a: 1\n...\n' }],
});
