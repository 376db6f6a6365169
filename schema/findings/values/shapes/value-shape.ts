import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-shape',
	severity: 'error',
	text: '{path} must be a {kind}. Correct it, or remove it for the default.',
	doc: {
		what: 'A value is of another kind than the chart reads there, such as text in place of a list.',
		why: 'Templates would render something else than was meant, or fail without naming the value.',
		fix: 'Write a value of the kind that the message names, or remove the key for its default.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { labels: 'edge' } },
			texts: ['proxy.labels must be a map of strings. Correct it, or remove it for the default.'],
		},
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: '10.0.0.0/8' }, replicaCount: 'two' },
			texts: [
				'clientIp.trustedIPs must be a list of strings. Correct it, or remove it for the default.',
				'replicaCount must be a whole number. Correct it, or remove it for the default.',
			],
		},
	],
	neighbours: [{ values: { proxy: { labels: { team: 'edge' } } } }, { values: { proxy: { labels: null } } }],
});
