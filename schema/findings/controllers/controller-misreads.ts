import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-misreads',
	severity: 'error',
	text: 'On {loadBalancer} {text}.{instead}',
	doc: {
		what: 'The controller takes a word, or a setting, for something that breaks what these values set up.',
		why: 'Providers read their annotations each in their own way: some take any case of `true`, some one exact word, and most take an unknown word for off without saying so.',
		fix: 'Write what the message says, or remove the setting.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerSourceRanges: ['198.51.100.7/24'] } },
			texts: [
				'On aks "198.51.100.7/24" is no address range: the provider then denies everybody who is on no other list, and says so nowhere. Write 198.51.100.0/24.',
			],
		},
	],
	neighbours: [],
});
