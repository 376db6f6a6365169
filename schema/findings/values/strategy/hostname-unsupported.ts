import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'hostname-unsupported',
	severity: 'error',
	text: 'clientIp.hostname: {loadBalancer} takes no host name. Remove clientIp.hostname.',
	doc: {
		what: 'The product takes no host name for the status of the Service.',
		why: 'The value would do nothing, or break the product.',
		fix: 'Remove `clientIp.hostname`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.hostname'],
	restsOn: ['clientIp.loadBalancer'],
	onImport: 'gives way',
	samples: [
		{
			values: { clientIp: { hostname: 'kong.example.com' } },
			texts: ['clientIp.hostname: generic takes no host name. Remove clientIp.hostname.'],
		},
	],
	neighbours: [],
});
