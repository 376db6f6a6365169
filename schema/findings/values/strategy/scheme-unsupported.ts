import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'scheme-unsupported',
	severity: 'error',
	text: 'clientIp.scheme {scheme}: {loadBalancer} has no such choice. Remove clientIp.scheme.',
	doc: {
		what: 'The product has no choice between internal and internet-facing.',
		why: 'The value would do nothing.',
		fix: 'Remove `clientIp.scheme`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.scheme'],
	restsOn: ['clientIp.loadBalancer'],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', scheme: 'internal', trustedIPs: ['10.0.0.0/8'] },
			},
			texts: ['clientIp.scheme internal: gke-alb-external has no such choice. Remove clientIp.scheme.'],
		},
	],
	neighbours: [],
});
