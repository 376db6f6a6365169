import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-list',
	severity: 'error',
	text: '{path} {problem}. Correct it.',
	doc: {
		what: 'A list is too short, or has an entry twice.',
		why: 'An explicit `proxyProtocol` or `httpHeaders` without a trusted peer believes nobody.',
		fix: 'Correct the list as the message says.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	toolkitOnly: true,
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { ipFamilies: [] } },
			texts: ['proxy.ipFamilies needs at least 1 item(s). Correct it.'],
		},
	],
	neighbours: [],
});
