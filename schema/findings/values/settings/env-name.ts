import { hints } from '../../../hints/texts.ts';
import { defineFinding } from '../../define.ts';
import { givenKeys, isName, isPrefixed } from './env-keys.ts';

export const finding = defineFinding({
	code: 'env-name',
	severity: 'error',
	text: 'env.{key} is not a name of a Kong setting. Use letters, digits and underscores.',
	doc: {
		what: 'A key of `env` cannot be the name of a setting.',
		why: 'Kubernetes or Kong would not read it.',
		fix: 'Use letters, digits and underscores.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values: { env } }, found) =>
		givenKeys(env)
			.filter((key) => !isName(key) && !isPrefixed(key))
			.flatMap((key) => found(['env', key], { key })),
	template: `
{{- $c := . -}}
{{- range $key, $_ := .values.env -}}
{{- if not (or (regexMatch "^[A-Za-z][A-Za-z0-9_]*$" $key) (hasPrefix "KONG_" (upper $key))) -}}
{{- include "kong-client-ip.found" (list $c "env-name" (dict "key" $key)) -}}
{{- end -}}
{{- end -}}
`,
	hint({ args }) {
		const name = args.key.replaceAll(/[-. ]/g, '_').toLowerCase();
		return /^[a-z][a-z0-9_]*$/.test(name) ? hints.nearest([`env.${name}`]) : undefined;
	},
	samples: [
		{
			values: { env: { 'log-level': 'debug' } },
			texts: ['env.log-level is not a name of a Kong setting. Use letters, digits and underscores.'],
		},
	],
	neighbours: [{ values: { env: { log_level: 'debug' } } }, { values: { env: { 'log-level': null } } }],
});
