import { defineFinding } from '../define.ts';
import { onMethod } from '../rests-on.ts';

export const finding = defineFinding({
	code: 'controller-misreads',
	severity: 'error',
	text: 'On {loadBalancer} {text}.{instead}',
	doc: {
		what: 'The controller understands a value, or a setting, in a way that breaks what these values set up.',
		why: 'Each provider reads its annotations in its own way: some accept `true` in any case, some one exact word, and most treat an unknown word as off without an error.',
		fix: 'Write what the message says, or remove the setting.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onMethod,
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerSourceRanges: ['198.51.100.7/24'] } },
			texts: [
				'On aks "198.51.100.7/24" is no address range: the provider then denies everybody who is on no other list, without an error. Write 198.51.100.0/24.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': 'office' } },
			},
			texts: [
				'On aks "office" is no address range: the provider then denies everybody who is on no other list, without an error.',
			],
		},
	],
	neighbours: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerSourceRanges: ['198.51.100.0/24'] } },
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': '203.0.113.0/24' } },
			},
		},
	],
});
