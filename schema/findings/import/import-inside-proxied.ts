import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-inside-proxied',
	severity: 'note',
	text: '{type} is ClusterIP, and {by} says that a proxy in the cluster is in front. The block keeps the type, with strategy httpHeaders: clientIp.trustedIPs must hold the addresses of the pods of that proxy.',
	doc: {
		what: 'The Service is of type ClusterIP, and Kong reads the client from a header: a proxy in the cluster is in front.',
		why: 'The pods of that proxy are the peers of Kong, so these are to be trusted, and nobody else.',
		fix: 'Check that `clientIp.trustedIPs` holds the addresses of the pods of that proxy.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types>',
	},
	samples: [
		{
			imported:
				'proxy: {type: ClusterIP}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}',
			texts: [
				'proxy.type is ClusterIP, and env.real_ip_header says that a proxy in the cluster is in front. The block keeps the type, with strategy httpHeaders: clientIp.trustedIPs must hold the addresses of the pods of that proxy.',
			],
		},
		{
			imported: 'proxy: {type: ClusterIP}\nenv: {trusted_ips: 10.0.0.0/8}',
			texts: [
				'proxy.type is ClusterIP, and env.trusted_ips says that a proxy in the cluster is in front. The block keeps the type, with strategy httpHeaders: clientIp.trustedIPs must hold the addresses of the pods of that proxy.',
			],
		},
		{
			imported:
				'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: edge, hostname: a.example}}',
			texts: [
				'proxy.type is ClusterIP, and proxy.ingress.enabled says that a proxy in the cluster is in front. The block keeps the type, with strategy httpHeaders: clientIp.trustedIPs must hold the addresses of the pods of that proxy.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {type: ClusterIP}',
		},
		{
			imported: 'proxy: {type: ClusterIP}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'aws-alb-ip' },
		},
		{
			imported: 'proxy: {type: NodePort}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
		},
	],
});
