import { defineFinding } from '../../define.ts';
import { kong, ports, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'hairpin',
	severity: 'error',
	text: 'The status of the Service has the address {ip} without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. {fix}',
	doc: {
		what: "Callers inside the cluster that use the balancer's address do not go through the balancer.",
		why: "kube-proxy treats an address in the Service's status as one of the cluster, unless its ipMode is Proxy. Connections then reach Kong without a PROXY header.",
		fix: 'Set the annotation that the message names, or give these callers a listener without proxy_protocol. Where the manifests have one already, this is a warning that names it.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
						'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
					},
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Set service.beta.kubernetes.io/do-loadbalancer-hostname to a host name that resolves to the address, so that the status has a host name in place of the address.',
			],
		},
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
						'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
					},
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
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
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Let them call Service/kong-internal, which needs no header. Or set service.beta.kubernetes.io/do-loadbalancer-hostname to a host name that resolves to the address, so that the status has a host name in place of the address.',
			],
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/scw-loadbalancer-proxy-protocol-v2': 'true' },
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Set service.beta.kubernetes.io/scw-loadbalancer-use-hostname: "true", so that the status has a host name in place of the address.',
			],
		},
		{
			objects: [
				service({
					annotations: {
						'oci.oraclecloud.com/load-balancer-type': 'lb',
						'service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version': '1',
					},
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Set oci.oraclecloud.com/ingress-ip-mode: "proxy", so that the status says ipMode: Proxy.',
			],
		},
		{
			objects: [
				service({
					annotations: { 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol': 'send-proxy-v2' },
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Give these callers a listener without proxy_protocol and a Service of type ClusterIP that leads to it.',
			],
		},
		{
			objects: [
				service({
					annotations: { 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol': 'send-proxy-v2' },
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
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
			texts: [
				'The status of the Service has the address 203.0.113.20 without ipMode: Proxy. So nodes send callers inside the cluster straight to Kong, past the load balancer and without a PROXY header, and Kong refuses them. Let them call Service/kong-internal, which needs no header.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
						'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
					},
					status: { loadBalancer: { ingress: [{ hostname: 'kong.example.com' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
						'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true',
					},
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20', ipMode: 'Proxy' }] } },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL' },
					status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
