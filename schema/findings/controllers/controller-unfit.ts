import { defineFinding } from '../define.ts';
import { onService } from '../rests-on.ts';

export const finding = defineFinding({
	code: 'controller-unfit',
	severity: 'error',
	text: 'On {loadBalancer} {controller} makes of these values a balancer that {what}: clientIp.strategy {strategy} cannot work so. Remove the setting that makes it do so.',
	doc: {
		what: "From these values the provider's controller makes a balancer that does not do what the strategy needs: it sends no PROXY header, replaces the client's address with its own, adds no `X-Forwarded-For`, or speaks TLS to Kong's plain port.",
		why: 'One of your settings overrides what the strategy writes, for one port or for all.',
		fix: 'Remove the setting at the place of the finding, or choose the strategy that fits it.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	restsOn: [...onService, 'proxy.annotations', 'proxy.ingress'],
	toolkitOnly: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/linode-loadbalancer-port-443': '{"proxy-protocol": "none"}',
					},
				},
			},
			texts: [
				'On linode linode-cloud-controller-manager makes of these values a balancer that sends no PROXY header on port 443: clientIp.strategy proxyProtocol cannot work so. Remove the setting that makes it do so.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/linode-loadbalancer-port-443': '{"proxy-protocol": "v2"}',
					},
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
			},
		},
	],
});
