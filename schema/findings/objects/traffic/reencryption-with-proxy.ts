import { defineFinding } from '../../define.ts';
import { aws, kong, ports, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'reencryption-with-proxy',
	severity: 'error',
	text: 'The load balancer ends TLS on port {port} and encrypts again towards Kong, with the PROXY header inside. Kong expects the header before TLS and closes the connection. Set the backend protocol to tcp, and either pass TLS through or lead the port to a plain listener.',
	doc: {
		what: 'The balancer ends TLS, encrypts again, and sends a PROXY header.',
		why: 'The header is inside the encrypted stream. Kong expects it before TLS.',
		fix: 'Set the backend protocol to tcp, and pass TLS through or lead the port to a plain listener.',
		source: '<https://github.com/Kong/kong/issues/6399>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						[`${aws}-backend-protocol`]: 'ssl',
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
						[`${aws}-proxy-protocol`]: '*',
					},
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The load balancer ends TLS on port 443 and encrypts again towards Kong, with the PROXY header inside. Kong expects the header before TLS and closes the connection. Set the backend protocol to tcp, and either pass TLS through or lead the port to a plain listener.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: {
						[`${aws}-backend-protocol`]: 'tcp',
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
						[`${aws}-proxy-protocol`]: '*',
					},
					spec: ports(['http', 80, 8000], ['https', 443, 8000]),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: {
						[`${aws}-backend-protocol`]: 'ssl',
						[`${aws}-ssl-cert`]:
							'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
						[`${aws}-ssl-ports`]: '443',
					},
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
