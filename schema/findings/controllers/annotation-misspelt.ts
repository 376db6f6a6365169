import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'annotation-misspelt',
	severity: 'warning',
	text: '{controller} does not read {annotation}, so it has no effect. Write {meant}, or remove it.',
	doc: {
		what: 'An annotation looks like a misspelling of one that the controller of the load balancer reads.',
		why: 'Names of annotations are free, so neither Kubernetes nor the controller objects: the setting has no effect.',
		fix: 'Write the name that the message gives, or remove the annotation.',
		source:
			"The controllers' own code: [schema/balancer/vocabulary](../schema/balancer/vocabulary), with the commit of each",
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: ['clientIp.loadBalancer'],
	toolkitOnly: true,
	blamesKey: true,
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
	],
	neighbours: [],
});
