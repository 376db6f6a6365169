import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-balancer-unknown',
	severity: 'warning',
	text: 'The source does not say which load balancer it has{why}, so the block says generic.{likely} Name it with --load-balancer.',
	doc: {
		what: 'The class and the annotations of the source do not say which load balancer it has.',
		why: 'The block then says `generic`, which sets no annotation and checks nothing that is special to a product.',
		fix: 'Name the load balancer with `--load-balancer`, or name `generic` if it is not in the list.',
		source: '[load-balancers.md](load-balancers.md)',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			texts: [
				'The source does not say which load balancer it has, so the block says generic. What leads to the node ports is set up outside the cluster: look there. Name it with --load-balancer.',
			],
		},
		{
			chart: 'ingress-nginx',
			imported:
				'controller:\n  service: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}\n  config: {use-proxy-protocol: "true", proxy-real-ip-cidr: 10.0.0.0/8}',
			texts: [
				'The source does not say which load balancer it has (the annotations alone do not tell), so the block says generic. Likely, by controller.service.annotations["service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol"]: digitalocean-regional. Name it with --load-balancer.',
			],
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			texts: [
				"The source does not say which load balancer it has, so the block says generic. To find out: kubectl get nodes -o jsonpath='{.items[*].spec.providerID}' names the cloud; without a cloud, see which of MetalLB, Cilium, kube-vip or the like runs. Name it with --load-balancer.",
			],
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\ndeployment: {serviceAccount: {annotations: {azure.workload.identity/client-id: a}}}',
			texts: [
				'The source does not say which load balancer it has, so the block says generic. Likely, by deployment.serviceAccount.annotations["azure.workload.identity/client-id"]: aks, aks-no-floating-ip. Name it with --load-balancer.',
			],
		},
	],
	neighbours: [
		{ imported: 'proxy: {type: ClusterIP}' },
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
		},
	],
});
