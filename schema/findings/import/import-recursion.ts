import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-recursion',
	severity: 'note',
	text: '{path} is unset, so Kong reads only the last entry of {header}. The block skips trusted addresses, from the last entry to the first. For the old way set clientIp.httpHeaders.recursive to false.',
	doc: {
		what: 'The source reads one entry of the header, and the block reads the list from its end.',
		why: 'With several proxies the last entry is one of them. With recursion Kong takes the last address that is not trusted.',
		fix: 'Nothing. For the old way set `clientIp.httpHeaders.recursive: false`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.real_ip_recursive is unset, so Kong reads only the last entry of X-Forwarded-For. The block skips trusted addresses, from the last entry to the first. For the old way set clientIp.httpHeaders.recursive to false.',
			],
		},
	],
	neighbours: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "off"}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
