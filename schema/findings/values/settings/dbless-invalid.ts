import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-invalid',
	severity: 'error',
	text: 'dblessConfig.config is not a YAML map, so Kong would not start. Correct it.',
	doc: {
		what: 'The declarative configuration is no map.',
		why: 'Kong does not start.',
		fix: 'Correct it.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: 'always',
	samples: [
		{
			values: { dblessConfig: { config: '- a list' } },
			texts: ['dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'],
		},
	],
	neighbours: [],
});
