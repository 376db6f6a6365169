import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-boolean',
	severity: 'error',
	text: 'KONG_REAL_IP_RECURSIVE is {value}, which {effect}. YAML reads an unquoted {word} as a boolean: write "{word}" in quotes.',
	doc: {
		what: 'Recursion is true or false, which YAML makes of an unquoted on or off.',
		why: 'nginx accepts on and off only, so Kong does not start. Kong 1.x reads everything but on as off.',
		fix: 'Write `"on"` or `"off"` in quotes.',
		source: '<https://github.com/helm/charts/issues/19596>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'true' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_REAL_IP_RECURSIVE is true, which nginx refuses, so Kong does not start. YAML reads an unquoted on as a boolean: write "on" in quotes.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'false' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_REAL_IP_RECURSIVE is false, which nginx refuses, so Kong does not start. YAML reads an unquoted off as a boolean: write "off" in quotes.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_REAL_IP_RECURSIVE: 'true' }, image: 'kong:1.5' }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_REAL_IP_RECURSIVE is true, which Kong 1.x reads as off. YAML reads an unquoted on as a boolean: write "on" in quotes.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'on' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_REAL_IP_RECURSIVE: 'false' }, image: 'kong:1.5' }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'yess' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
