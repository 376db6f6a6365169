import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-never-sent',
	severity: 'error',
	text: 'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but {product} sends none: {why}. Kong closes every connection. Set KONG_PROXY_LISTEN={listen}; then {instead}.',
	doc: {
		what: 'The listener expects a PROXY header from a balancer that has none.',
		why: 'nginx closes a connection that does not begin with the header.',
		fix: 'Take the flag away and use what the message names.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	joins: ['listener', ' and '],
	samples: [],
	neighbours: [],
});
