import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { trustsEveryone } from './peers.ts';

export const finding = defineFinding({
	code: 'trust-everyone-forgeable',
	severity: 'error',
	forgery: 'anyone',
	text: 'clientIp.trustedIPs holds {everyone}: with recursion, Kong would believe the leftmost entry of {header}, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
	doc: {
		what: 'Everybody is trusted, with recursion, in header mode.',
		why: 'nginx reads the list from the right and passes over trusted addresses; where all are trusted it uses the leftmost, which the client wrote.',
		fix: 'List the proxies only. `clientIp.allowTrustEveryone` overrides this for gateways that nobody else can reach.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: [...onTrust, 'clientIp.allowTrustEveryone'],
	find(situation, found) {
		const all = trustsEveryone(situation);
		return all?.forgeable ? found(all.path, { everyone: all.everyone, header: situation.header }) : [];
	},
	template: `
{{- if and .everyone .forgeable -}}
{{- include "kong-client-ip.found" (list . "trust-everyone-forgeable" (dict "everyone" (.everyone | join " and ") "header" .header)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0', '::/0'] } },
			texts: [
				'clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: with recursion, Kong would believe the leftmost entry of X-Forwarded-For, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8', 'fd00::/8'] } } },
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0', '::/0'], allowTrustEveryone: true },
			},
		},
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['0.0.0.0/0', '::/0'],
					httpHeaders: { recursive: false },
				},
			},
		},
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/0', '::/0'] } } },
		{ values: { clientIp: { strategy: 'externalTrafficPolicy', trustedIPs: ['0.0.0.0/0', '::/0'] } } },
	],
});
