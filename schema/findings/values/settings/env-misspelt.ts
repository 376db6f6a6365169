import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-misspelt',
	severity: 'warning',
	text: 'env.{key} becomes {variable}, which Kong has no setting for and ignores. Write env.{meant}.',
	doc: {
		what: 'A key of `env` is like the name of a setting of Kong and is none, such as `logLevel` for `log_level`.',
		why: 'Kong ignores variables that it does not know, so the setting keeps its default. Keys that are like none pass: plugins may read them.',
		fix: 'Write the name as kong.conf has it.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	toolkitOnly: true,
	blamesKey: true,
	samples: [
		{
			values: { env: { logLevel: 'info' } },
			texts: [
				'env.logLevel becomes KONG_LOGLEVEL, which Kong has no setting for and ignores. Write env.log_level.',
			],
		},
	],
	neighbours: [],
});
