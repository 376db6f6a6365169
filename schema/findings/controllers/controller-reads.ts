import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-reads',
	severity: 'warning',
	text: '{text}.{instead}',
	doc: {
		what: 'The controller takes a word, or a setting, for something else than it seems to say, or does not read it.',
		why: 'Providers read their annotations each in their own way: some take any case of `true`, some one exact word, and most take an unknown word for off without saying so.',
		fix: 'Write what the message says, or remove the setting.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	toolkitOnly: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
			},
			texts: [
				'On gke-passthrough-backend-service no range is of IPv4, so the firewall lets everybody in over IPv4. Write a range of IPv4 beside the others.',
			],
		},
	],
	neighbours: [],
});
