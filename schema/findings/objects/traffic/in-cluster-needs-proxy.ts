import { defineFinding } from '../../define.ts';
import { kong, ports, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'in-cluster-needs-proxy',
	severity: 'note',
	text: '{service} leads to listeners that expect a PROXY header, so callers inside the cluster must send one themselves. Give them a listener without proxy_protocol.',
	doc: {
		what: 'A Service for callers inside the cluster leads to a listener that expects a PROXY header.',
		why: 'Kong closes their connections unless they send the header themselves.',
		fix: 'Give them a listener without `proxy_protocol`.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
				}),
				service({ name: 'kong-internal', type: 'ClusterIP' }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Service/kong-internal leads to listeners that expect a PROXY header, so callers inside the cluster must send one themselves. Give them a listener without proxy_protocol.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
				}),
				service({ name: 'kong-internal', type: 'ClusterIP', spec: ports(['http', 80, 9000]) }),
				kong({
					env: {
						...readsProxy('10.0.0.0/16'),
						KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol, 0.0.0.0:9000',
					},
				}),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
