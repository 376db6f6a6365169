import { defineFinding } from '../define.ts';
import { believesClaim, echo, nodePort } from '../sample-probe.ts';

const mine = echo('198.51.100.7');
const known = { mine: ['198.51.100.7'] };

export const finding = defineFinding({
	code: 'probe-forgeable',
	severity: 'error',
	forgery: 'anyone',
	text: 'Kong believes the address that a request claims in {carriers}, over {way}: {forger} can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
	doc: {
		what: 'A request claimed an address that nobody has, and Kong took it for that of the client.',
		why: 'Rate limits, IP restrictions and logs can be avoided or poisoned by anybody who sends the same.',
		fix: 'Trust only the proxies (`KONG_TRUSTED_IPS`), read the header that the last proxy overwrites, and let nobody but that proxy reach the listener. `kong-client-ip check` says which of these is missing.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			answered: [
				{
					endings: {
						honest: mine,
						'X-Forwarded-For': believesClaim,
						'X-Forwarded-For with two entries': believesClaim,
					},
				},
			],
			known,
			texts: [
				'Kong believes the address that a request claims in X-Forwarded-For and X-Forwarded-For with two entries (the left one), over http://kong.example/echo at 203.0.113.80:80: any client that comes this way can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
			],
		},
		{
			// A node's listener with PROXY: nothing else is answered there.
			answered: [
				{
					way: nodePort,
					endings: {
						honest: { how: 'closed' },
						'a PROXY v1 header': believesClaim,
						'a PROXY v2 header': believesClaim,
					},
				},
			],
			texts: [
				'Kong believes the address that a request claims in a PROXY v1 header and a PROXY v2 header, over node 10.0.0.9:30080: any client that comes this way can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
			],
		},
		{
			answered: [
				{
					way: { title: 'http://kong.example/echo at 203.0.113.80:80' },
					endings: { honest: mine, 'CF-Connecting-IP': believesClaim },
				},
				{
					way: { title: 'http://kong.example/echo at 203.0.113.81:80', address: '203.0.113.81' },
					endings: { honest: mine, 'CF-Connecting-IP': believesClaim },
				},
			],
			known,
			texts: [
				'Kong believes the address that a request claims in CF-Connecting-IP, over http://kong.example/echo at 203.0.113.80:80 and http://kong.example/echo at 203.0.113.81:80: any client that comes this way can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
			],
		},
		{
			// Kong trusts the network from which this was asked.
			answered: [
				{
					way: nodePort,
					own: '10.0.0.77',
					endings: { honest: echo('10.0.0.77', { trusted: true }), 'X-Real-IP': believesClaim },
				},
			],
			texts: [
				'Kong believes the address that a request claims in X-Real-IP, over node 10.0.0.9:30080: any client that Kong trusts as it trusts you (10.0.0.77, a private address) can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
			],
		},
		{
			// Whoever trusts a public address of a client trusts everybody, most likely.
			answered: [
				{ endings: { honest: echo('198.51.100.7', { trusted: true }), 'X-Real-IP': believesClaim } },
			],
			known,
			texts: [
				'Kong believes the address that a request claims in X-Real-IP, over http://kong.example/echo at 203.0.113.80:80: any client that comes this way can choose its address. List only the proxies in KONG_TRUSTED_IPS, let the load balancer overwrite what clients send, and close this way to everybody else.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: mine } }], known },
		// The listener takes PROXY headers, but not from here.
		{
			answered: [
				{
					way: nodePort,
					endings: { honest: { how: 'closed' }, 'a PROXY v1 header': echo('10.0.0.77') },
				},
			],
		},
	],
});
