import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-version-unsupported',
	severity: 'error',
	text: 'clientIp.proxyProtocol.version {version}: {loadBalancer} sends {sends}. Remove clientIp.proxyProtocol.version.',
	doc: {
		what: 'The product cannot send this version of the PROXY protocol.',
		why: 'The annotation would be ignored or refused. Kong reads both versions.',
		fix: 'Remove `clientIp.proxyProtocol.version`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.proxyProtocol.version'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', proxyProtocol: { version: 2 }, trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'clientIp.proxyProtocol.version 2: aws-clb-tcp sends version 1. Remove clientIp.proxyProtocol.version.',
			],
		},
	],
	neighbours: [],
});
