import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'key-unknown',
	severity: 'error',
	text: '{path} is not a value of this chart. Remove it or correct its name.',
	doc: {
		what: "A key is not one of the chart's.",
		why: 'Helm ignores keys that no template reads, so a typing mistake would switch something off in silence.',
		fix: 'Correct the name (the nearest right one is named), or remove it. Values of your own go under keys that begin with `x-`.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { clientIp: { httpHeaders: { nmae: 'X-Real-IP' } } },
			texts: ['clientIp.httpHeaders.nmae is not a value of this chart. Remove it or correct its name.'],
		},
	],
	neighbours: [],
});
