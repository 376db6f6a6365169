import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-not-expected',
	severity: 'error',
	text: 'The load balancer sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at {listener}: Kong answers 400. Set KONG_PROXY_LISTEN={listen}, KONG_REAL_IP_HEADER=proxy_protocol and KONG_TRUSTED_IPS to {peer}; or switch PROXY off at the balancer.',
	doc: {
		what: 'The balancer sends a PROXY header that the listener does not expect.',
		why: 'To nginx the header is a broken request line: it answers 400.',
		fix: 'Add `proxy_protocol` to the listener, with `KONG_REAL_IP_HEADER=proxy_protocol` and trust in the peer; or switch PROXY off at the balancer.',
		source: '<https://github.com/Kong/kong/issues/3531>',
	},
	joins: ['listener', ' and '],
	samples: [],
	neighbours: [],
});
