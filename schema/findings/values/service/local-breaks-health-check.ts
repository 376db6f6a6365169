import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'local-breaks-health-check',
	severity: 'error',
	text: 'proxy.externalTrafficPolicy Local with strategy {strategy} on {loadBalancer}: {why}. Use Cluster{remedy}.',
	doc: {
		what: "Traffic policy `Local` together with PROXY breaks the balancer's health check.",
		why: 'The check asks kube-proxy, which cannot read the PROXY header in front of it; every target gets unhealthy.',
		fix: 'Use `Cluster`, or the health check annotations that the message names.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/service/annotations.md>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.externalTrafficPolicy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
	],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Local' },
			},
			texts: [
				'proxy.externalTrafficPolicy Local with strategy proxyProtocol on aws-nlb-instance: the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port and service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp in proxy.annotations.',
			],
		},
	],
	neighbours: [],
});
