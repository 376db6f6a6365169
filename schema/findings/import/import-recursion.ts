import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-recursion',
	severity: 'note',
	text: '{path} is unset, so Kong took the last entry of {header}. The block walks past every trusted address; for the old way set clientIp.httpHeaders.recursive false.',
	doc: {
		what: 'Kong walked no list of addresses, and will.',
		why: 'With several proxies the last entry is one of them. Recursion stops at the first address that is not trusted.',
		fix: 'Nothing; for the old way set `clientIp.httpHeaders.recursive: false`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.real_ip_recursive is unset, so Kong took the last entry of X-Forwarded-For. The block walks past every trusted address; for the old way set clientIp.httpHeaders.recursive false.',
			],
		},
	],
	neighbours: [],
});
