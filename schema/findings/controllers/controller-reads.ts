import { defineFinding } from '../define.ts';
import { onMethod } from '../rests-on.ts';
import { aws, kong, nlb, service } from '../sample-objects.ts';

export const finding = defineFinding({
	code: 'controller-reads',
	severity: 'warning',
	text: '{text}.{instead}',
	doc: {
		what: 'The controller understands a value, or a setting, in another way than it seems to mean, or does not read it.',
		why: 'Each provider reads its annotations in its own way: some accept `true` in any case, some one exact word, and most treat an unknown word as off without an error.',
		fix: 'Write what the message says, or remove the setting.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onMethod,
	toolkitOnly: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
			},
			texts: [
				'On gke-passthrough-backend-service no range is of IPv4, so the firewall lets everybody in over IPv4. Write an IPv4 range in addition.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': 'sg-0123example' },
					loadBalancerSourceRanges: ['203.0.113.0/24'],
				},
			},
			texts: [
				'On aws-nlb-ip source ranges have no effect together with service.beta.kubernetes.io/aws-load-balancer-security-groups: the rules of those groups decide who may connect.',
			],
		},
		{
			objects: [
				service({
					annotations: nlb('ip', { [`${aws}-security-groups`]: 'sg-0123example' }),
					spec: { loadBalancerSourceRanges: ['203.0.113.0/24'] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Source ranges have no effect together with service.beta.kubernetes.io/aws-load-balancer-security-groups: the rules of those groups decide who may connect.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32', '203.0.113.0/24'] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerSourceRanges: ['203.0.113.0/24'] },
			},
		},
	],
});
