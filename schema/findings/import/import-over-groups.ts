import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-over-groups',
	severity: 'note',
	text: '{path} says that a Google load balancer reaches the pods by network endpoint groups. The block says {id}{or}. What leads to the groups stays where it is made: this chart makes no Ingress for it.',
	doc: {
		what: 'Annotations of the Service say that GKE keeps network endpoint groups for it, or that a GKE Ingress reads its BackendConfig.',
		why: 'The Ingress, or the load balancer over the groups, is not in the values: only whom Kong trusts tells which one it is.',
		fix: 'Correct the name with `--load-balancer` where it is another one.',
		source: '<https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing>',
	},
	samples: [
		{
			imported:
				'proxy: {type: NodePort, annotations: {cloud.google.com/neg: \'{"ingress": true}\'}}\nenv: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: "130.211.0.0/22,35.191.0.0/16"}',
			texts: [
				'proxy.annotations["cloud.google.com/neg"] says that a Google load balancer reaches the pods by network endpoint groups. The block says gke-alb-external. What leads to the groups stays where it is made: this chart makes no Ingress for it.',
			],
		},
		{
			imported: 'proxy: {type: ClusterIP, annotations: {cloud.google.com/neg: \'{"ingress": true}\'}}',
			texts: [
				'proxy.annotations["cloud.google.com/neg"] says that a Google load balancer reaches the pods by network endpoint groups. The block says gke-alb-external (or gke-alb-internal: name it with --load-balancer). What leads to the groups stays where it is made: this chart makes no Ingress for it.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {type: NodePort}\nenv: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: "130.211.0.0/22,35.191.0.0/16"}',
		},
		{
			imported:
				'proxy: {type: LoadBalancer, externalTrafficPolicy: Local, annotations: {cloud.google.com/neg: \'{"ingress": true}\'}}',
		},
	],
});
