import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-unused',
	severity: 'warning',
	text: '{path} does nothing with strategy {strategy}. Remove it.',
	doc: {
		what: 'A setting does nothing with this strategy.',
		why: 'It stays legal so that layered files can hold it, and may mean that another strategy was meant.',
		fix: 'Remove it, or choose the strategy that it belongs to.',
		source: '[settings.md](settings.md)',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	onImport: 'idle',
	samples: [
		{
			values: { clientIp: { trustedIPs: ['10.0.0.0/8'] } },
			texts: ['clientIp.trustedIPs does nothing with strategy externalTrafficPolicy. Remove it.'],
		},
	],
	neighbours: [],
});
