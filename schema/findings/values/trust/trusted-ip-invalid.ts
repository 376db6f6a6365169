import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { rangeHint } from '../../../hints/remedies.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trusted-ip-invalid',
	severity: 'error',
	text: 'clientIp.trustedIPs[{index}]: {value} is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
	doc: {
		what: 'An entry is neither an address nor a CIDR block.',
		why: 'Kong refuses to start with it.',
		fix: 'Write it like `10.0.0.0/16` or `fd00::/8`: no host name, range, bracket or zone.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/parse.lua>',
	},
	alone: 'always',
	find: ({ values }, found) =>
		values.clientIp.trustedIPs.flatMap((value, index) => {
			if (isIpOrCidr(value)) return [];
			const args = { index: String(index), value: JSON.stringify(value) };
			return found(`clientIp.trustedIPs.${index}`, args, [], { value });
		}),
	template: `
{{- $c := . -}}
{{- range $index, $value := .values.clientIp.trustedIPs -}}
{{- if not (regexMatch $c.constants.ipOrCidrPattern $value) -}}
{{- include "kong-client-ip.found" (list $c "trusted-ip-invalid" (dict "index" $index "value" (toRawJson $value))) -}}
{{- end -}}
{{- end -}}
`,
	hint: ({ subject }) => rangeHint(String(subject?.value), false),
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fe80::1%eth0'] } },
			texts: [
				'clientIp.trustedIPs[1]: "fe80::1%eth0" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
			],
		},
		{
			values: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['lb.example.com', '10.0.0.0/33', '10.0.0.1-10.0.0.9'],
				},
			},
			texts: [
				'clientIp.trustedIPs[0]: "lb.example.com" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
				'clientIp.trustedIPs[1]: "10.0.0.0/33" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
				'clientIp.trustedIPs[2]: "10.0.0.1-10.0.0.9" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
			],
		},
		// nginx takes no :: that stands for the last group alone.
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', '1:2:3:4:5:6:7::/112'] } },
			texts: [
				'clientIp.trustedIPs[1]: "1:2:3:4:5:6:7::/112" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/8', '1:2:3:4:5:6::/96', '::2:3:4:5:6:7:8'],
				},
			},
		},
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fe80::1', '10.0.0.7'] } },
		},
	],
});
