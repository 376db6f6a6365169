import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-unfit',
	severity: 'error',
	text: 'On {loadBalancer} {controller} makes of these values a balancer that {what}: clientIp.strategy {strategy} cannot work so. Remove the setting that makes it do so.',
	doc: {
		what: "The provider's controller makes a balancer of the values that does not do what the strategy counts on: no PROXY header, an address of its own, no `X-Forwarded-For`, TLS to Kong's plain port.",
		why: 'A setting of yours wins over what the strategy writes, on one port or on all.',
		fix: 'Remove the setting at the place of the finding, or choose the strategy that fits it.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
		'proxy.annotations',
		'proxy.ingress',
	],
	toolkitOnly: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
				proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/backend-protocol': 'HTTPS' } } },
			},
			texts: [
				'On aws-alb-ip aws-load-balancer-controller makes of these values a balancer that speaks TLS to the plain port of Kong for port 80: clientIp.strategy httpHeaders cannot work so. Remove the setting that makes it do so.',
			],
		},
	],
	neighbours: [],
});
