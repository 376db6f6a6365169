import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'host-ports',
	severity: 'warning',
	text: 'Two pods cannot hold one host port: on each node the old pod goes before the new one is ready.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'host-port' } },
			to: { clientIp: { loadBalancer: 'host-port' }, env: { log_level: 'debug' } },
			texts: [
				'Two pods cannot hold one host port: on each node the old pod goes before the new one is ready.',
			],
		},
	],
	neighbours: [
		{ from: { clientIp: { loadBalancer: 'host-port' } }, to: { clientIp: { loadBalancer: 'host-port' } } },
	],
});
