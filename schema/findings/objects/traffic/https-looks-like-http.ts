import { defineFinding } from '../../define.ts';
import { aws, kong, ports, readsForwardedFor, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'https-looks-like-http',
	severity: 'warning',
	text: 'TLS of port {port} ends at the load balancer, and Kong ignores its X-Forwarded-Proto, since it does not trust it. Kong then treats https requests as http: https-only routes answer 426, and redirects lead to http. Add the addresses of the load balancer to KONG_TRUSTED_IPS.',
	doc: {
		what: 'TLS ends at the balancer, and Kong ignores its X-Forwarded-Proto because it does not trust the balancer.',
		why: 'Kong treats these requests as http: routes for https only answer 426, and redirects lead to http.',
		fix: 'Add the addresses of the balancer to `trustedIPs`.',
		source: '<https://github.com/Kong/kong/issues/4021>',
	},
	samples: [
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
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'TLS of port 443 ends at the load balancer, and Kong ignores its X-Forwarded-Proto, since it does not trust it. Kong then treats https requests as http: https-only routes answer 426, and redirects lead to http. Add the addresses of the load balancer to KONG_TRUSTED_IPS.',
			],
		},
	],
	neighbours: [
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
		{
			objects: [
				service({ annotations: { [`${aws}-backend-protocol`]: 'http' }, spec: ports(['http', 80, 8000]) }),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
