import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-several',
	severity: 'error',
	text: 'dblessConfig has {keys}; Kong reads one configuration. Keep one.',
	doc: {
		what: 'Several sources of the declarative configuration.',
		why: 'Kong reads one.',
		fix: 'Keep one.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: [],
	samples: [
		{
			values: { dblessConfig: { configMap: 'a', secret: 'b' } },
			texts: ['dblessConfig has configMap and secret; Kong reads one configuration. Keep one.'],
		},
	],
	neighbours: [],
});
