import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-twice',
	severity: 'error',
	text: 'env.{key} and env.{other} both become {variable}. Remove one.',
	doc: {
		what: 'Two keys of `env` become the same variable.',
		why: 'A name may stand in the container once.',
		fix: 'Remove one.',
		source: '[settings.md](settings.md)',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { env: { LOG_LEVEL: 'debug', log_level: 'info' } },
			texts: ['env.log_level and env.LOG_LEVEL both become KONG_LOG_LEVEL. Remove one.'],
		},
	],
	neighbours: [],
});
