import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'hostname-on-pass-through',
	severity: 'error',
	text: '{product} forwards packets that still have its own address as destination. This annotation puts a host name into the status of the Service in place of that address, so the nodes do not know the address and drop the packets. Remove the annotation.',
	doc: {
		what: 'An annotation puts a host name into the status of a Service whose balancer forwards packets unchanged.',
		why: 'The packets still have the address of the balancer as destination. Without that address in the status the nodes have no rule for them and drop them.',
		fix: 'Remove the annotation.',
		source: '<https://github.com/digitalocean/digitalocean-cloud-controller-manager/issues/862>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL_NETWORK',
						'service.beta.kubernetes.io/do-loadbalancer-hostname': 'kong.example.com',
					},
					spec: local,
				}),
				kong(),
			],
			texts: [
				'DigitalOcean network Load Balancer forwards packets that still have its own address as destination. This annotation puts a host name into the status of the Service in place of that address, so the nodes do not know the address and drop the packets. Remove the annotation.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL_NETWORK' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				service({
					annotations: {
						...{
							'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
							'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
						},
						'service.beta.kubernetes.io/do-loadbalancer-hostname': 'kong.example.com',
					},
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
