import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-encoding',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is not UTF-8, or holds a character that YAML does not allow or that Helm takes for a line break.',
		why: 'Helm refuses the file, or reads other lines than you see.',
		fix: 'Save the file as UTF-8, and remove or escape the character.',
		source: '<https://yaml.org/spec/1.1/#id868524>',
	},
	samples: [
		{ yaml: 'a: 1\nb: "\u0007"\n', texts: ['The character U+0007 is not allowed in YAML: remove it.'] },
		{
			yaml: 'a: b\u2028c: d\n',
			texts: [
				'The character U+2028 starts a new line for Helm, but not in most editors: remove it, or escape it in double quotes.',
			],
		},
		{
			yaml: new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00, 0x20, 0x00, 0x31, 0x00, 0x0a, 0x00]),
			texts: ['The file is not UTF-8 (it looks like UTF-16, which Helm 4 cannot read): save it as UTF-8.'],
		},
		{ yaml: new Uint8Array([0x61, 0x3a, 0x20, 0xe9]), texts: ['The file is not UTF-8: save it as UTF-8.'] },
	],
	neighbours: [
		{ yaml: 'a: 1\nb: "\\u0007"\n' },
		{ yaml: 'a: "b\\u2028c: d"\n' },
		{ yaml: new Uint8Array([0x61, 0x3a, 0x20, 0xc3, 0xa9]) },
	],
});
