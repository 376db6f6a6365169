import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'listen-flag-twice',
	severity: 'error',
	text: '{path}: {value} stands there twice, which Kong refuses. Remove one.',
	doc: {
		what: 'A flag stands there twice.',
		why: 'Kong refuses such a listener.',
		fix: 'Remove one.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { http: { parameters: ['backlog=1', 'backlog=2'] } } },
			texts: ['proxy.http.parameters: "backlog=2" stands there twice, which Kong refuses. Remove one.'],
		},
	],
	neighbours: [],
});
