import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'recursion-needed',
	severity: 'error',
	text: 'clientIp.httpHeaders.recursive false cannot work with {loadBalancer}: {why}. Remove it, or set it to true.',
	doc: {
		what: "Recursion is off, while the balancer writes its own address behind the client's.",
		why: 'Without recursion Kong takes the last entry: the balancer.',
		fix: 'Remove `clientIp.httpHeaders.recursive`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.httpHeaders.recursive'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					httpHeaders: { recursive: false },
					trustedIPs: ['10.0.0.0/8'],
				},
			},
			texts: [
				"clientIp.httpHeaders.recursive false cannot work with gke-alb-external: the balancer appends the client and then its own address, so without recursion Kong takes the balancer's. Remove it, or set it to true.",
			],
		},
	],
	neighbours: [],
});
