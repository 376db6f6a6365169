import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-size',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is larger than 1 MiB.',
		why: 'No values file is; the tool does not spend memory on it.',
		fix: 'Name the right file.',
		source: "the limit is this tool's",
	},
	samples: [],
	neighbours: [],
});
