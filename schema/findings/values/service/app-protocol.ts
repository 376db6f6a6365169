import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'app-protocol',
	severity: 'warning',
	text: 'proxy.{port}.appProtocol {value} on {loadBalancer}: {why}. Remove it.',
	doc: {
		what: "`appProtocol` changes the balancer's health check.",
		why: 'It then asks for `/` by HTTP, where Kong answers 404 without a route, and the backend is taken out.',
		fix: 'Remove `appProtocol`.',
		source:
			'<https://github.com/kubernetes-sigs/cloud-provider-azure/blob/documentation/content/en/topics/loadbalancer.md>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
	],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'none' },
				proxy: { externalTrafficPolicy: 'Cluster', http: { appProtocol: 'http' } },
			},
			texts: [
				'proxy.http.appProtocol http on aks: Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, and takes the backend down. Remove it.',
			],
		},
	],
	neighbours: [],
});
