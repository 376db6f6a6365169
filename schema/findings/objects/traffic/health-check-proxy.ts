import { defineFinding } from '../../define.ts';
import { aws, kong, nlb, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'health-check-proxy',
	severity: 'error',
	text: 'The health check asks {target} by HTTP. With PROXY on, its connections begin with a PROXY header too, which that port answers with 400, so no target gets healthy. Check TCP on traffic-port.',
	doc: {
		what: 'The health check asks by HTTP on a port that does not read PROXY, while PROXY is on for the whole target group.',
		why: 'Connections of the health check begin with the header too, and that port answers 400.',
		fix: 'Check TCP on traffic-port, with the annotations `healthcheck-protocol` and `healthcheck-port`.',
		source: '<https://github.com/kubernetes/ingress-nginx/issues/10982>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-proxy-protocol`]: '*',
						[`${aws}-healthcheck-protocol`]: 'http',
						[`${aws}-healthcheck-port`]: '8100',
						[`${aws}-healthcheck-path`]: '/status/ready',
					}),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The health check asks port 8100 by HTTP. With PROXY on, its connections begin with a PROXY header too, which that port answers with 400, so no target gets healthy. Check TCP on traffic-port.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-proxy-protocol`]: '*',
						[`${aws}-healthcheck-protocol`]: 'tcp',
						[`${aws}-healthcheck-port`]: 'traffic-port',
					}),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
						[`${aws}-healthcheck-protocol`]: 'http',
						[`${aws}-healthcheck-port`]: '8100',
						[`${aws}-healthcheck-path`]: '/status/ready',
					}),
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: nlb('ip', {
						[`${aws}-proxy-protocol`]: '*',
						[`${aws}-healthcheck-protocol`]: 'http',
						[`${aws}-healthcheck-port`]: 'traffic-port',
						[`${aws}-healthcheck-path`]: '/health',
					}),
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
