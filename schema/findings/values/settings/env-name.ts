import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-name',
	severity: 'error',
	text: 'env.{key} is not a name of a Kong setting. Use letters, digits and underscores.',
	doc: {
		what: 'A key of `env` is no name of a setting.',
		why: 'Kubernetes or Kong would not read it.',
		fix: 'Use letters, digits and underscores.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { env: { 'log-level': 'debug' } },
			texts: ['env.log-level is not a name of a Kong setting. Use letters, digits and underscores.'],
		},
	],
	neighbours: [],
});
