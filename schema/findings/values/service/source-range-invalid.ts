import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { rangeHint } from '../../../hints/remedies.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'source-range-invalid',
	severity: 'error',
	text: 'proxy.loadBalancerSourceRanges[{index}]: {value} is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
	doc: {
		what: 'An entry of `proxy.loadBalancerSourceRanges` is no CIDR block.',
		why: 'Kubernetes accepts only blocks there, also for a single address, and refuses the Service otherwise.',
		fix: 'Write a single address with `/32`, or `/128` for IPv6; host names cannot be given there.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/>',
	},
	alone: 'always',
	find: ({ values }, found) =>
		values.proxy.loadBalancerSourceRanges.flatMap((value, index) => {
			// Kubernetes takes no address without its length.
			if (value.includes('/') && isIpOrCidr(value)) return [];
			const args = { index: String(index), value: JSON.stringify(value) };
			return found(`proxy.loadBalancerSourceRanges.${index}`, args, [], { value });
		}),
	template: `
{{- $c := . -}}
{{- range $index, $value := .values.proxy.loadBalancerSourceRanges -}}
{{- if not (and (contains "/" $value) (regexMatch $c.constants.ipOrCidrPattern $value)) -}}
{{- include "kong-client-ip.found" (list $c "source-range-invalid" (dict "index" $index "value" (toRawJson $value))) -}}
{{- end -}}
{{- end -}}
`,
	hint: ({ subject }) => rangeHint(String(subject?.value), true),
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
	neighbours: [
		{
			values: { proxy: { loadBalancerSourceRanges: ['203.0.113.0/24', '203.0.113.7/32', '2001:db8::/32'] } },
		},
	],
});
