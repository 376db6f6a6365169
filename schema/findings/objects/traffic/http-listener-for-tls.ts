import { defineFinding } from '../../define.ts';
import { aws, kong, ports, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'http-listener-for-tls',
	severity: 'error',
	text: "This annotation makes the load balancer read HTTP on port {port}, but clients speak TLS there and it has no certificate: nothing gets through. Use {tcp}, or give the load balancer a certificate and lead the port to Kong's plain listener.",
	doc: {
		what: 'The balancer reads HTTP on a port on which clients speak TLS.',
		why: 'It has no certificate for the port, and TLS is not HTTP, so nothing gets through.',
		fix: "Use TCP and PROXY, or give the balancer a certificate and lead the port to Kong's plain listener.",
		source: '<https://github.com/kubernetes/cloud-provider-openstack/issues/1152>',
	},
	samples: [
		{
			objects: [
				service({ annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' } }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'This annotation makes the load balancer read HTTP on port 443, but clients speak TLS there and it has no certificate: nothing gets through. Use TCP and PROXY on both ends (loadbalancer.openstack.org/proxy-protocol: "v1"), or give the load balancer a certificate and lead the port to Kong\'s plain listener.',
			],
		},
		{
			objects: [
				service({ annotations: { [`${aws}-backend-protocol`]: 'http' } }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				"This annotation makes the load balancer read HTTP on port 443, but clients speak TLS there and it has no certificate: nothing gets through. Use TCP there, or give the load balancer a certificate and lead the port to Kong's plain listener.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ annotations: { 'loadbalancer.openstack.org/proxy-protocol': 'true' } }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' },
					spec: ports(['http', 80, 8000]),
				}),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: {
						[`${aws}-backend-protocol`]: 'http',
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
					},
					spec: ports(['http', 80, 8000], ['https', 443, 8000]),
				}),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
