import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-format',
	severity: 'error',
	text: 'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
	doc: {
		what: 'The declarative configuration has no `_format_version`.',
		why: 'Kong does not start.',
		fix: 'Add `_format_version: "3.0"`.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: 'always',
	samples: [
		{
			values: { dblessConfig: { config: 'services: []' } },
			texts: [
				'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
			],
		},
	],
	neighbours: [],
});
