import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'database',
	severity: 'error',
	text: 'env.{key} is {value}, but this chart runs Kong without a database. Remove it; Kong with a database is run by the chart kong/kong.',
	doc: {
		what: '`env.database` names a database.',
		why: 'The chart runs Kong without one: nothing here makes its tables, and Kong does not start before they are there.',
		fix: 'Remove `env.database` and the settings of the connection; for Kong with a database take the chart kong/kong.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	samples: [
		{
			values: { env: { database: 'postgres' } },
			texts: [
				'env.database is postgres, but this chart runs Kong without a database. Remove it; Kong with a database is run by the chart kong/kong.',
			],
		},
	],
	neighbours: [],
});
