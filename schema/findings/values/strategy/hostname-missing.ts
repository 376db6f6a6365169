import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'hostname-missing',
	severity: 'warning',
	text: '{loadBalancer} with PROXY: callers inside the cluster that use its address skip it, send no header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
	doc: {
		what: "The balancer speaks PROXY and publishes an address that kube-proxy takes for the cluster's own.",
		why: 'Callers inside the cluster that use the public address skip the balancer, send no PROXY header and are refused.',
		fix: 'Set `clientIp.hostname` to a DNS name of the gateway.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.hostname',
	],
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'digitalocean-regional',
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/8'],
				},
			},
			texts: [
				'digitalocean-regional with PROXY: callers inside the cluster that use its address skip it, send no header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
			],
		},
	],
	neighbours: [],
});
