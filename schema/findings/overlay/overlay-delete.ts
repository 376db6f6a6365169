import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-delete',
	severity: 'error',
	text: 'Delete {path} here: {value} is not of {loadBalancer} with strategy {strategy}, and the overlay cannot take an annotation away. Or put a file with {between} between this one and the overlay.',
	doc: {
		what: 'The file that the overlay goes over has an annotation of another method or product, which has no value that switches it off.',
		why: 'Helm merges maps, so that the annotation stays beside those of the overlay. A `null` does not remove it: Helm keeps a null whose key the chart has no default for, and the chart writes it. Helm 3 then makes the object without any of its annotations; Helm 4 makes this one with an empty text, which the AWS Load Balancer Controller refuses (seen with kong/kong 3.4.1, Helm 3.17.3 and 4.1.4 on an API server 1.36).',
		fix: 'Delete the line in that file and run `overlay` again. Where the file cannot change, put the file that the message names between it and the overlay, which has all annotations that are to stay, and name it with `--over`, too.',
		source:
			'<https://github.com/Kong/charts/blob/kong-3.4.1/charts/kong/templates/_helpers.tpl>, <https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/model_build_target_group.go>',
	},
	samples: [
		{
			chart: 'kong/ingress',
			block: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] },
			},
			over: 'gateway: {proxy: {ingress: {enabled: true, annotations: {alb.ingress.kubernetes.io/target-type: ip}}}}',
			texts: [
				'Delete gateway.proxy.ingress.annotations["alb.ingress.kubernetes.io/target-type"] here: "ip" is not of gke-alb-external with strategy httpHeaders, and the overlay cannot take an annotation away. Or put a file with gateway: {proxy: {ingress: {annotations: null}}} between this one and the overlay.',
			],
		},
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}',
			texts: [
				'Delete proxy.annotations["service.beta.kubernetes.io/aws-load-balancer-proxy-protocol"] here: "*" is not of aws-nlb-instance with strategy externalTrafficPolicy, and the overlay cannot take an annotation away. Or put a file with proxy: {annotations: null} between this one and the overlay.',
			],
		},
	],
	neighbours: [
		// A file between takes all annotations away.
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: null}',
		},
		{
			block: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}',
		},
		// A switch is switched off.
		{
			block: { clientIp: { loadBalancer: 'digitalocean-regional', strategy: 'none' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}',
		},
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-name: edge}}',
		},
	],
});
