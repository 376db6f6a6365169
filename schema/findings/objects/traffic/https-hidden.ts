import { defineFinding } from '../../define.ts';
import { aws, kong, nlb, ports, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'https-hidden',
	severity: 'note',
	text: 'TLS of port {port} ends at {product}, which writes no X-Forwarded-Proto. Kong then treats https requests as http: https-only routes answer 426. Pass TLS through to Kong, or let such routes accept http.',
	doc: {
		what: 'TLS ends at a balancer that works on TCP.',
		why: 'It writes no `X-Forwarded-Proto`, and the PROXY headers of the common balancers do not say it either. So Kong treats these requests as plain http.',
		fix: 'Pass TLS through to Kong, or let the routes concerned accept `http` as well.',
		source: '<https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html>',
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
					spec: ports(['http', 80, 8000], ['https', 443, 8000]),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'TLS of port 443 ends at AWS Network Load Balancer, ip targets (AWS Load Balancer Controller), which writes no X-Forwarded-Proto. Kong then treats https requests as http: https-only routes answer 426. Pass TLS through to Kong, or let such routes accept http.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ annotations: nlb('ip', { [`${aws}-proxy-protocol`]: '*' }) }),
				kong({ env: readsProxy('10.0.0.0/16') }),
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
