import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-value',
	severity: 'warning',
	text: 'env.{key}: {value} is no word that Kong takes there, so it would not start. Use one of {allowed}.',
	doc: {
		what: 'A setting of Kong that takes one of a few words has another one, such as `role: data-plane`.',
		why: 'Kong checks such settings when it starts, and stops.',
		fix: 'Take one of the words that the message lists.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/constants.lua>',
	},
	alone: 'always',
	toolkitOnly: true,
	samples: [
		{
			values: { env: { log_level: 'warning' } },
			texts: [
				'env.log_level: "warning" is no word that Kong takes there, so it would not start. Use one of debug, info, notice, warn, error, crit, alert, emerg.',
			],
		},
	],
	neighbours: [],
});
