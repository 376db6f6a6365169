import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trust-everyone-in-parts',
	severity: 'warning',
	text: 'clientIp.trustedIPs together cover all of {family}: everyone is trusted. List the proxies only.',
	doc: {
		what: 'The entries together cover a whole address family.',
		why: 'Two halves of everybody are everybody.',
		fix: 'List the proxies only.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/1', '128.0.0.0/1'] } },
			texts: ['clientIp.trustedIPs together cover all of IPv4: everyone is trusted. List the proxies only.'],
		},
	],
	neighbours: [],
});
