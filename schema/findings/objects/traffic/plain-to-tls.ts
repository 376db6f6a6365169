import { defineFinding } from '../../define.ts';
import {
	aws,
	ingress,
	kong,
	nlb,
	ports,
	readsForwardedFor,
	readsProxy,
	service,
} from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'plain-to-tls',
	severity: 'error',
	text: 'Port {port} leads plain HTTP to {target}, a TLS listener of Kong, which answers 400. {fix}.',
	doc: {
		what: 'The balancer ends TLS, or an Ingress speaks HTTP, and the port leads to a TLS listener of Kong.',
		why: 'nginx answers 400: plain HTTP was sent to an HTTPS port.',
		fix: "Set `targetPort` to the plain port. At an Ingress, call the Service's plain port or speak TLS to its backend.",
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/292>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
						[`${aws}-proxy-protocol`]: '*',
					}),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 443 leads plain HTTP to 8443, a TLS listener of Kong, which answers 400. Set targetPort to 8000.',
			],
		},
		{
			objects: [
				ingress({
					className: 'nginx',
					spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 443 } } } },
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 443 leads plain HTTP to 8443, a TLS listener of Kong, which answers 400. Let Ingress/edge call a port of the Service that leads to 8000, or speak TLS to its backend.',
			],
		},
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-proxy-protocol`]: '*',
					}),
					spec: ports(['https', 443, 8443]),
				}),
				kong({ env: { ...readsProxy('10.0.0.0/16'), KONG_PROXY_LISTEN: '0.0.0.0:8443 ssl proxy_protocol' } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 443 leads plain HTTP to 8443, a TLS listener of Kong, which answers 400. Add a listener without ssl to KONG_PROXY_LISTEN. Set targetPort to its port.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
						[`${aws}-proxy-protocol`]: '*',
					}),
					spec: ports(['http', 80, 8000], ['https', 443, 8000]),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({ annotations: nlb('ip', { [`${aws}-proxy-protocol`]: '*' }) }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				ingress({
					className: 'nginx',
					annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' },
					spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 443 } } } },
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
