import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'tls-at-balancer',
	severity: 'warning',
	text: 'proxy.annotations has {annotation}, so Kong gets plain HTTP from the load balancer, but port {port} still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to {target}.',
	doc: {
		what: 'TLS ends at the balancer, and its port still leads to the TLS listener.',
		why: 'The listener gets plain HTTP and answers 400.',
		fix: 'Set `proxy.tls.overrideServiceTargetPort` as the message says.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.http',
		'proxy.tls',
	],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-ssl-cert, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to 8000.',
			],
		},
	],
	neighbours: [],
});
