import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-outside-balancer',
	severity: 'error',
	text: 'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but clients come directly ({how}) and send none: Kong closes every connection. Set KONG_PROXY_LISTEN={listen}.',
	doc: {
		what: 'The listener expects a PROXY header, and clients reach it without a balancer.',
		why: 'Clients send no such header.',
		fix: 'Take the flag away.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	joins: ['listener', ' and '],
	samples: [],
	neighbours: [],
});
