import { defineFinding } from '../define.ts';
import { echo, nodePort } from '../sample-probe.ts';

const behindHeader = {
	'a PROXY v1 header': echo('198.51.100.7'),
	'a PROXY v2 header': echo('198.51.100.7'),
};

export const finding = defineFinding({
	code: 'probe-proxy-expected',
	severity: 'error',
	text: 'Kong expects a PROXY header over {way}: it {ending}, but answers the same request behind such a header. Let the load balancer send PROXY headers, or take proxy_protocol out of KONG_PROXY_LISTEN. At a port that only the load balancer should use this is right.',
	doc: {
		what: 'The listener expects a PROXY header, and nothing on this way sends one.',
		why: 'nginx closes a connection that does not begin with the header, so no client is served there.',
		fix: 'Switch PROXY on at the load balancer, or take `proxy_protocol` out of the listener. At a node port it is a note: clients should not come that way.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	samples: [
		{
			answered: [{ endings: { honest: { how: 'closed' }, ...behindHeader } }],
			texts: [
				'Kong expects a PROXY header over http://kong.example/echo at 203.0.113.80:80: it closes the connection without an answer, but answers the same request behind such a header. Let the load balancer send PROXY headers, or take proxy_protocol out of KONG_PROXY_LISTEN. At a port that only the load balancer should use this is right.',
			],
		},
		{
			answered: [{ way: nodePort, endings: { honest: { how: 'reset' }, ...behindHeader } }],
			texts: [
				'Kong expects a PROXY header over node 10.0.0.9:30080: it resets the connection without an answer, but answers the same request behind such a header. Let the load balancer send PROXY headers, or take proxy_protocol out of KONG_PROXY_LISTEN. At a port that only the load balancer should use this is right.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: { how: 'closed' } } }] },
		{ answered: [{ endings: { honest: echo('198.51.100.7') } }] },
	],
});
