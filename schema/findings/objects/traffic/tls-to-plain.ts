import { defineFinding } from '../../define.ts';
import { ingress, kong, local, ports, readsForwardedFor, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'tls-to-plain',
	severity: 'error',
	text: 'Port {port} leads TLS to {target}, a listener of Kong for plain HTTP, which answers 400. {fix}.',
	doc: {
		what: 'TLS arrives at a plain listener.',
		why: 'nginx reads it as a broken request and answers 400.',
		fix: 'Lead the port to the TLS listener, or end TLS before Kong.',
		source: '<https://nginx.org/en/docs/http/configuring_https_servers.html>',
	},
	samples: [
		{
			objects: [service({ spec: { ...local, ...ports(['http', 80, 8000], ['https', 443, 8000]) } }), kong()],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 443 leads TLS to 8000, a listener of Kong for plain HTTP, which answers 400. Set targetPort to 8443, or end TLS at the load balancer.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, ...ports(['http', 80, 8000], ['https', 443, 8000]) } }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 443 leads TLS to 8000, a listener of Kong for plain HTTP, which answers 400. Add a listener with ssl to KONG_PROXY_LISTEN. Set targetPort to its port, or end TLS at the load balancer.',
			],
		},
		{
			objects: [
				ingress({
					className: 'nginx',
					annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' },
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 80 leads TLS to 8000, a listener of Kong for plain HTTP, which answers 400. Let Ingress/edge call a port of the Service that leads to 8443, or speak plain HTTP to its backend.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: { ...local, ...ports(['http', 80, 8000], ['https', 443, 8443]) } }), kong()],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				ingress({ className: 'nginx' }),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
