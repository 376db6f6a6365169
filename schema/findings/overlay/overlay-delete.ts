import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-delete',
	severity: 'error',
	text: 'Delete {path} here: {value} is not of {loadBalancer} with strategy {strategy}, and no later values file can take an annotation away.',
	doc: {
		what: 'The file that the overlay goes over has an annotation of another method or product, which has no value that switches it off.',
		why: 'Helm merges maps, so that the annotation stays beside those of the overlay. A `null` does not remove it: Helm keeps a null whose key the chart has no default for, and the chart writes it. Helm 3 then makes the object without any of its annotations; Helm 4 makes this one with an empty text, which the AWS Load Balancer Controller refuses (seen with kong/kong 3.4.1, Helm 3.17.3 and 4.1.4 on an API server 1.36).',
		fix: 'Delete the line in that file and run `overlay` again. Where the file cannot change, put one with `proxy: {annotations: null}` between it and the overlay (for kong/ingress below `gateway`): the overlay has all annotations that are to stay.',
		source:
			'<https://github.com/Kong/charts/blob/kong-3.4.1/charts/kong/templates/_helpers.tpl>, <https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/model_build_target_group.go>',
	},
	samples: [
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}',
			texts: [
				'Delete proxy.annotations["service.beta.kubernetes.io/aws-load-balancer-proxy-protocol"] here: "*" is not of aws-nlb-instance with strategy externalTrafficPolicy, and no later values file can take an annotation away.',
			],
		},
	],
	neighbours: [
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
