import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'echo-config',
	severity: 'error',
	text: 'echo.enabled adds a route to the inline configuration, and dblessConfig names a {kind}. Use dblessConfig.config, or add the route there.',
	doc: {
		what: 'The echo route cannot be added to a configuration that is kept elsewhere.',
		why: 'The chart would have to change an object that is not its own.',
		fix: 'Add the route there, or use `dblessConfig.config`.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	restsOn: ['dblessConfig'],
	saidBy: 'dbless-several',
	samples: [
		{
			values: { echo: { enabled: true }, dblessConfig: { configMap: 'kong' } },
			texts: [
				'echo.enabled adds a route to the inline configuration, and dblessConfig names a ConfigMap. Use dblessConfig.config, or add the route there.',
			],
		},
	],
	neighbours: [],
});
