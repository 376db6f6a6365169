import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-on-service-port',
	severity: 'error',
	text: '{variable} has proxy_protocol on {listener}, where no load balancer connects: probes and clients without the header are refused. Remove the flag.',
	doc: {
		what: 'A status, admin or cluster listener expects a PROXY header.',
		why: 'Probes and clients send none.',
		fix: 'Remove the flag.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	joins: ['listener', ' and '],
	samples: [],
	neighbours: [],
});
