import { keyHint } from '../../../hints/unknown.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'key-unknown',
	severity: 'error',
	text: '{path} is not a value of this chart. Remove it or correct its name.',
	doc: {
		what: "A key is not one of the chart's.",
		why: 'Helm ignores keys that no template reads, so a typing mistake could turn a setting off without any message.',
		fix: 'Correct the name (the nearest right one is named), or remove it. Values of your own go under keys that begin with `x-`.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	hint: ({ path }) => keyHint(path),
	samples: [
		{
			values: { clientIp: { httpHeaders: { nmae: 'X-Real-IP' } } },
			texts: ['clientIp.httpHeaders.nmae is not a value of this chart. Remove it or correct its name.'],
		},
	],
	neighbours: [
		{ values: { clientIp: { httpHeaders: { name: 'X-Real-IP' } } } },
		// Values of the user's own.
		{ values: { 'x-team': { name: 'edge' }, global: { region: 'eu-west-1' } } },
	],
});
