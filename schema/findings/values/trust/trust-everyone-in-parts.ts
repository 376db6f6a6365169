import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { areEverybody } from '../../../address/width.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trust-everyone-in-parts',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.trustedIPs together cover all of {family}: everyone is trusted. List the proxies only.',
	doc: {
		what: 'The entries together cover a whole address family.',
		why: 'Kong then trusts everyone, as with `0.0.0.0/0` or `::/0`: whoever reaches it without the balancer can claim any client address.',
		fix: 'List the proxies only.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
	find({ values }, found) {
		const blocks = values.clientIp.trustedIPs.filter(isIpOrCidr);
		// One entry that holds them all has a finding of its own.
		return (['IPv4', 'IPv6'] as const)
			.filter((family) => areEverybody(family, blocks))
			.flatMap((family) => found('clientIp.trustedIPs', { family }));
	},
	template: `
{{- $c := . -}}
{{- range .wholeFamilies -}}
{{- include "kong-client-ip.found" (list $c "trust-everyone-in-parts" (dict "family" .)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/1', '128.0.0.0/1'] } },
			texts: ['clientIp.trustedIPs together cover all of IPv4: everyone is trusted. List the proxies only.'],
		},
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8', '::/2', '4000::/2', '8000::/1'] },
			},
			texts: ['clientIp.trustedIPs together cover all of IPv6: everyone is trusted. List the proxies only.'],
		},
	],
	neighbours: [
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/1', '128.0.0.0/2'] } } },
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/0'] } } },
	],
});
