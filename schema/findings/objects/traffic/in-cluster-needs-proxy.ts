import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'in-cluster-needs-proxy',
	severity: 'note',
	text: 'Callers inside the cluster that use {service} must send a PROXY header. Give them a second, plain listener.',
	doc: {
		what: 'A Service for callers inside the cluster leads to a PROXY listener.',
		why: 'They have to send the header themselves.',
		fix: 'Give them a second, plain listener.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	samples: [],
	neighbours: [],
});
