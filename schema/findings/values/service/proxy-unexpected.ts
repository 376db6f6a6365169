import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-unexpected',
	severity: 'error',
	text: 'proxy.annotations has {annotation}: {value}: {loadBalancer} then sends PROXY headers, which Kong takes for broken requests under clientIp.strategy {strategy}. Remove it, or choose clientIp.strategy proxyProtocol.',
	doc: {
		what: 'An annotation makes the balancer send PROXY headers, and the strategy is another one.',
		why: "The chart's listeners speak PROXY under `proxyProtocol` only. Elsewhere Kong reads the header as the first line of the request and answers\n400 to everything.",
		fix: 'Remove the annotation, or set `clientIp.strategy` to `proxyProtocol`, which writes it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: *: aws-nlb-instance then sends PROXY headers, which Kong takes for broken requests under clientIp.strategy externalTrafficPolicy. Remove it, or choose clientIp.strategy proxyProtocol.',
			],
		},
	],
	neighbours: [],
});
