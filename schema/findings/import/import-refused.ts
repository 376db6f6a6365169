import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-refused',
	severity: 'warning',
	text: 'Not carried over: {path}. {why}',
	doc: {
		what: 'A value of the source contradicts the block, or has a form that this chart does not take.',
		why: 'This chart would refuse the values.',
		fix: 'Read the reason. If you need the value, choose another strategy or product.',
		source: 'the section of the finding from which the reason comes',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}, annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance, service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}',
			texts: [
				'Not carried over: proxy.externalTrafficPolicy. proxy.externalTrafficPolicy Local with strategy proxyProtocol on aws-nlb-instance: the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port and service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp in proxy.annotations.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Cluster, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}, annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance, service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
		},
	],
});
