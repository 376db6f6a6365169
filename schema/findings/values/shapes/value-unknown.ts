import { wordHint } from '../../../hints/unknown.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-unknown',
	severity: 'error',
	text: '{path}: {value} is not known. Use one of {allowed}.',
	doc: {
		what: 'A value is none of the few that are allowed there.',
		why: 'The chart cannot tell what an unknown word means; capital letters matter.',
		fix: 'Use one of the values that the message lists.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	onImport: 'gives way',
	hint: ({ path, subject }) => wordHint(path, subject?.value, subject?.allowed ?? []),
	samples: [
		{
			values: { clientIp: { scheme: 'public' } },
			texts: ['clientIp.scheme: "public" is not known. Use one of internet-facing, internal.'],
		},
		{
			values: { proxy: { ipFamilies: ['ipv4'] } },
			texts: ['proxy.ipFamilies: "ipv4" is not known. Use one of IPv4, IPv6.'],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aks', scheme: 'internet-facing' },
				proxy: { ipFamilies: ['IPv4'] },
			},
		},
	],
});
