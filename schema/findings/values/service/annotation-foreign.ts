import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';
import { foreignOwners } from './annotation-owners.ts';

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
	restsOn: onProduct,
	toolkitOnly: true,
	blamesKey: true,
	find: ({ values, product, id }, found) =>
		Object.keys(values.proxy.annotations).flatMap((annotation) => {
			const owners = foreignOwners(annotation, product);
			if (owners.length === 0) return [];
			const args = { annotation, owner: owners.join(' or '), loadBalancer: id };
			return found(['proxy', 'annotations', annotation], args);
		}),
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
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'loadbalancer.openstack.org/keep-floatingip': 'true' } },
			},
			texts: [
				'proxy.annotations has loadbalancer.openstack.org/keep-floatingip, which is for load balancers of OVHcloud or OpenStack: aks does not read it. Remove it, or correct clientIp.loadBalancer.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'kong' } },
			},
		},
		// Which product it is, nobody said.
		{ values: { proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'kong' } } } },
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'gw.example.com' } },
			},
		},
	],
});
