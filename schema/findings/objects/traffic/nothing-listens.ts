import { defineFinding } from '../../define.ts';
import { kong, local, ports, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'nothing-listens',
	severity: 'error',
	text: 'Port {port} leads to {target}: {why}. {fix}.',
	doc: {
		what: 'A port leads to one on which Kong does not listen, not for this IP family, or not on an address that clients reach.',
		why: 'The connection is refused.',
		fix: 'Correct `targetPort` or the listeners. A control plane serves no requests.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			// Nothing leads to Kong, so the Service of no special name is meant to.
			objects: [
				service({ name: 'edge', spec: { ...local, ...ports(['http', 80, 8080], ['https', 443, 8444]) } }),
				kong(),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Port 80 leads to 8080: Kong does not listen there. Lead the port to one of Kong's listeners: 0.0.0.0:8000, 0.0.0.0:8443 http2 ssl.",
				"Port 443 leads to 8444: Kong does not listen there. Lead the port to one of Kong's listeners: 0.0.0.0:8000, 0.0.0.0:8443 http2 ssl.",
			],
		},
		{
			objects: [service({ spec: { ...local, ...ports(['http', 80, 8080], ['https', 443, 8443]) } }), kong()],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Port 80 leads to 8080: Kong does not listen there. Lead the port to one of Kong's listeners: 0.0.0.0:8000, 0.0.0.0:8443 http2 ssl.",
			],
		},
		{
			objects: [
				service({ spec: { ...local, ...ports(['http', 80, 'web'], ['https', 443, 'proxy-tls']) } }),
				kong(),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 80 leads to "web": no port of the container has that name. Lead the port to one of Kong\'s listeners: 0.0.0.0:8000, 0.0.0.0:8443 http2 ssl.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' } }),
				kong(),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 80 leads to 8000: Kong does not listen there for IPv6. Add [::]:8000 to KONG_PROXY_LISTEN, with the flags of 0.0.0.0:8000, or take IPv6 out of the Service.',
				'Port 443 leads to 8443: Kong does not listen there for IPv6. Add [::]:8443 to KONG_PROXY_LISTEN, with the flags of 0.0.0.0:8443 http2 ssl, or take IPv6 out of the Service.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '127.0.0.1:8000, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 80 leads to 8000: Kong does not listen there. Its listener 127.0.0.1:8000 cannot be reached from outside the pod: write 0.0.0.0:8000 instead.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					env: {
						KONG_DATABASE: 'postgres',
						KONG_ROLE: 'control_plane',
						KONG_CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/etc/secrets/cluster/tls.key',
						KONG_ADMIN_LISTEN: '0.0.0.0:8001',
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Port 80 leads to 8000: Kong does not listen there. A Kong with the role control_plane serves no requests: lead the Service to the data plane.',
				'Port 443 leads to 8443: Kong does not listen there. A Kong with the role control_plane serves no requests: lead the Service to the data plane.',
			],
		},
	],
	neighbours: [
		{ objects: [service({ name: 'kong-admin', spec: { ...local, ...ports(['http', 80, 8001]) } }), kong()] },
		{ objects: [service({ name: 'edge', spec: { ...local, ...ports(['http', 8001, 8001]) } }), kong()] },
		{
			objects: [service({ spec: { ...local, ...ports(['http', 80, 8000], ['https', 443, 8443]) } }), kong()],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: { ...local, ...ports(['http', 80, 'proxy'], ['https', 443, 'proxy-tls']) } }),
				kong(),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' } }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000, 0.0.0.0:8443 ssl, [::]:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({
					spec: { ...local, ...ports(['http', 80, 8000], ['https', 443, 8443], ['kong-admin', 8001, 8001]) },
				}),
				kong({ env: { KONG_ADMIN_LISTEN: '0.0.0.0:8001' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
