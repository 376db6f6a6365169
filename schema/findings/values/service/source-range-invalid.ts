import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'source-range-invalid',
	severity: 'error',
	text: 'proxy.loadBalancerSourceRanges[{index}]: {value} is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
	doc: {
		what: 'An entry of `proxy.loadBalancerSourceRanges` is no CIDR block.',
		why: 'Kubernetes takes blocks there only, also for a single address, and refuses the Service otherwise.',
		fix: 'Write a single address with `/32`, or `/128` for IPv6; host names have no place there.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/>',
	},
	alone: 'always',
	samples: [
		{
			values: {
				proxy: { loadBalancerSourceRanges: ['203.0.113.0/24', '203.0.113.7', 'office.example.com'] },
			},
			texts: [
				'proxy.loadBalancerSourceRanges[1]: "203.0.113.7" is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
				'proxy.loadBalancerSourceRanges[2]: "office.example.com" is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
			],
		},
	],
	neighbours: [],
});
