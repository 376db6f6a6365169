import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-foreign',
	severity: 'warning',
	text: 'proxy.annotations has {annotation}, which is for load balancers of {owner}: {loadBalancer} does not read it. Remove it, or correct clientIp.loadBalancer.',
	doc: {
		what: "An annotation is one that only another provider's load balancers read.",
		why: 'It does nothing here; it came along from another cluster, or `clientIp.loadBalancer` names the wrong product.',
		fix: 'Remove it, or correct `clientIp.loadBalancer`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: ['clientIp.loadBalancer'],
	toolkitOnly: true,
	blamesKey: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
						'service.beta.kubernetes.io/azure-load-balancer-ipv4': '192.0.2.1',
						'external-dns.alpha.kubernetes.io/hostname': 'gw.example.com',
					},
				},
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-type, which is for load balancers of AWS: aks does not read it. Remove it, or correct clientIp.loadBalancer.',
			],
		},
	],
	neighbours: [],
});
