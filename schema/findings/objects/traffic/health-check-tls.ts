import { defineFinding } from '../../define.ts';
import { aws, kong, ports, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'health-check-tls',
	severity: 'error',
	text: 'The load balancer has one health check, which speaks TLS to the target of port {port}. That is {target}, a plain listener, so no target gets healthy. Use backend protocol tcp, or list a port that leads to a TLS listener first.',
	doc: {
		what: 'The only health check of the balancer speaks TLS to a plain port.',
		why: 'A Classic Load Balancer has one health check, which asks the first port by the backend protocol. It fails, and no target gets healthy.',
		fix: 'Use backend protocol tcp, or list a port that leads to a TLS listener first.',
		source: '<https://github.com/kubernetes/cloud-provider-aws/blob/master/pkg/providers/v1/aws.go>',
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
					},
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The load balancer has one health check, which speaks TLS to the target of port 80. That is 8000, a plain listener, so no target gets healthy. Use backend protocol tcp, or list a port that leads to a TLS listener first.',
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
					},
					spec: ports(['http', 80, 8000], ['https', 443, 8000]),
				}),
				kong(),
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
					spec: ports(['https', 443, 8443], ['http', 80, 8000]),
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
