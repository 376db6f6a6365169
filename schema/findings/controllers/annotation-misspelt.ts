import { misspeltOn } from '../../balancer/misspelt-on.ts';
import { defineFinding } from '../define.ts';
import { onProduct } from '../rests-on.ts';
import { kong, local, service } from '../sample-objects.ts';

export const finding = defineFinding({
	code: 'annotation-misspelt',
	severity: 'warning',
	text: '{controller} does not read {annotation}, so it has no effect. Write {meant}, or remove it.',
	doc: {
		what: 'An annotation looks like a misspelling of one that the controller of the load balancer reads.',
		why: 'An annotation can have any name, so neither Kubernetes nor the controller reports an unknown one: the setting has no effect.',
		fix: 'Write the name that the message gives, or remove the annotation.',
		source:
			"The controllers' own code: [schema/balancer/vocabulary](../schema/balancer/vocabulary), with the commit of each",
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onProduct,
	toolkitOnly: true,
	blamesKey: true,
	find({ values: { proxy }, product }, found) {
		const places = [
			[['proxy', 'annotations'], proxy.annotations],
			[['proxy', 'ingress', 'annotations'], proxy.ingress.annotations],
		] as const;
		return places.flatMap(([path, annotations]) => {
			const { reader, misspelt } = misspeltOn(product, annotations);
			return misspelt.flatMap(({ name, meant }) =>
				found([...path, name], { annotation: name, controller: reader, meant }),
			);
		});
	},
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/8'] },
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/use-private-ips': 'true',
						'load-balancer.hetzner.cloud/location': 'fsn1',
						'load-balancer.hetzner.cloud/team': 'gateway',
						'external-dns.alpha.kubernetes.io/hostname': 'gw.example.com',
					},
				},
			},
			texts: [
				'hcloud-cloud-controller-manager does not read load-balancer.hetzner.cloud/use-private-ips, so it has no effect. Write load-balancer.hetzner.cloud/use-private-ip, or remove it.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
				proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/inbond-cidrs': '203.0.113.0/24' } } },
			},
			texts: [
				'aws-load-balancer-controller does not read alb.ingress.kubernetes.io/inbond-cidrs, so it has no effect. Write alb.ingress.kubernetes.io/inbound-cidrs, or remove it.',
			],
		},
		{
			objects: [
				service({
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
						'load-balancer.hetzner.cloud/use-proxyprotocol': 'true',
					},
					spec: local,
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'hcloud-cloud-controller-manager does not read load-balancer.hetzner.cloud/use-proxyprotocol, so it has no effect. Write load-balancer.hetzner.cloud/uses-proxyprotocol, or remove it.',
			],
		},
		// The domain is what would name the provider.
		{
			objects: [
				service({ annotations: { 'load-balancer.hetzner.clod/uses-proxyprotocol': 'true' }, spec: local }),
				kong(),
			],
			texts: [
				'hcloud-cloud-controller-manager does not read load-balancer.hetzner.clod/uses-proxyprotocol, so it has no effect. Write load-balancer.hetzner.cloud/uses-proxyprotocol, or remove it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/8'] },
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/use-private-ip': 'true',
						'load-balancer.hetzner.cloud/location': 'fsn1',
						'load-balancer.hetzner.cloud/team': 'gateway',
					},
				},
			},
		},
		// What is like nothing that anybody reads.
		{
			objects: [
				service({
					annotations: { 'shop.example/load-balancer-team': 'edge', 'kubernetes.io/team': 'a' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				service({
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
						'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
					},
					spec: local,
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
