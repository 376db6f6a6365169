import { defineFinding } from '../define.ts';
import { echo, nodePort } from '../sample-probe.ts';

const known = { mine: ['198.51.100.7'] };

export const finding = defineFinding({
	code: 'probe-address-lost',
	severity: 'error',
	text: 'Kong takes {client}, {who}, for the client{instead}, over {way}. {evidence} Run kong-client-ip check on the objects of this way: it says which setting to change.',
	doc: {
		what: "Kong answered an honest request of yours, and took another address than yours for the client's.",
		why: 'Logs, rate limits and IP restrictions see that address in place of every client.',
		fix: 'Run `kong-client-ip check` on the gateway, its Service or Ingress and what is in front of it. The second sentence says where the address arrived, as far as the answer shows it.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/pdk/client.lua> (`get_forwarded_ip`)',
	},
	samples: [
		{
			answered: [{ endings: { honest: echo('10.0.0.5') } }],
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.0.0.5', { x_forwarded_for: '198.51.100.7' }) } }],
			known,
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. X-Forwarded-For held your address, but Kong does not trust 10.0.0.5, which sent it: KONG_TRUSTED_IPS lacks that address. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [
				{
					endings: { honest: echo('10.0.0.5', { trusted: true, proxy_protocol_addr: '198.51.100.7' }) },
				},
			],
			known,
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. The PROXY header held your address, but Kong takes the client from elsewhere: KONG_REAL_IP_HEADER is not proxy_protocol. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			// 104.16.0.0/13 is Cloudflare's: https://www.cloudflare.com/ips-v4
			answered: [{ endings: { honest: echo('104.16.1.1') } }],
			texts: [
				'Kong takes 104.16.1.1, an address of Cloudflare, for the client, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('198.51.100.9') } }],
			known,
			texts: [
				'Kong takes 198.51.100.9, an address that is not yours, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection, and the answer shows your address in no PROXY header and no X-Forwarded-For. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ way: nodePort, endings: { honest: echo('10.0.0.8') } }],
			known: { nodes: ['10.0.0.8', '10.0.0.9'] },
			texts: [
				'Kong takes 10.0.0.8, a node that --node names, for the client, over node 10.0.0.9:30080. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('203.0.113.80') } }],
			texts: [
				'Kong takes 203.0.113.80, the address at which the load balancer is asked, for the client, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.0.0.5', { proxy_protocol_addr: '198.51.100.7' }) } }],
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection. Kong does not trust it, so it passed over the PROXY header. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.1.0.5', { ip: '10.0.0.5', trusted: true }) } }],
			texts: [
				'Kong takes 10.1.0.5, a private address, which no client on the internet has, for the client, over http://kong.example/echo at 203.0.113.80:80. The answer does not show where your address got lost. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.0.0.5', { proxy_protocol_addr: '198.51.100.7' }) } }],
			known,
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. The PROXY header held your address, but Kong does not trust 10.0.0.5, which sent it: KONG_TRUSTED_IPS lacks that address. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [
				{
					endings: {
						honest: echo('10.0.0.9', {
							ip: '10.0.0.5',
							trusted: true,
							x_forwarded_for: '198.51.100.7, 10.0.0.9',
						}),
					},
				},
			],
			known,
			texts: [
				'Kong takes 10.0.0.9, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. X-Forwarded-For held your address, but Kong went no further than to 10.0.0.9: KONG_TRUSTED_IPS lacks that address, or KONG_REAL_IP_RECURSIVE is off. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [
				{ endings: { honest: echo('10.0.0.5', { trusted: true, x_forwarded_for: '198.51.100.7' }) } },
			],
			known,
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. X-Forwarded-For held your address, but Kong takes the client from elsewhere: KONG_REAL_IP_HEADER is not X-Forwarded-For. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.1.0.5', { ip: '10.0.0.5', trusted: true }) } }],
			known,
			texts: [
				'Kong takes 10.1.0.5, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. The answer does not show where your address got lost. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			answered: [{ endings: { honest: echo('10.0.0.5', { x_forwarded_for: '198.51.100.7' }) } }],
			texts: [
				'Kong takes 10.0.0.5, a private address, which no client on the internet has, for the client, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection. Kong does not trust it, so it passed over X-Forwarded-For. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			// A mesh's proxy in the pod, or a tunnel that ends there.
			answered: [{ way: nodePort, own: '10.0.0.77', endings: { honest: echo('127.0.0.6') } }],
			texts: [
				'Kong takes 127.0.0.6, a loopback address, that of a proxy beside Kong, for the client, over node 10.0.0.9:30080. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			// What never leaves this machine has a loopback address.
			answered: [
				{
					way: { title: 'http://localhost/echo at 127.0.0.1:80', address: '127.0.0.1' },
					own: '127.0.0.1',
					endings: { honest: echo('172.17.0.1') },
				},
			],
			texts: [
				'Kong takes 172.17.0.1, a private address, and not that of this connection, for the client, over http://localhost/echo at 127.0.0.1:80. It is the peer of the connection. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
		{
			// Lost on some connections only.
			answered: [{ endings: { honest: echo('198.51.100.7'), 'honest again': echo('10.0.0.6') } }],
			known,
			texts: [
				'Kong takes 10.0.0.6, a private address, which no client on the internet has, for the client instead of 198.51.100.7, over http://kong.example/echo at 203.0.113.80:80. It is the peer of the connection, and the answer shows your address in no PROXY header and no X-Forwarded-For. Run kong-client-ip check on the objects of this way: it says which setting to change.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: echo('198.51.100.7') } }], known },
		// Whose that is, nobody said.
		{ answered: [{ endings: { honest: echo('198.51.100.7') } }] },
		// Inside a private network a private address may be the caller's.
		{ answered: [{ way: nodePort, endings: { honest: echo('10.0.0.5') } }] },
		{ answered: [{ endings: { honest: echo('198.51.100.7') }, own: '198.51.100.7' }] },
		// IPv4 in IPv6 is the same address.
		{ answered: [{ endings: { honest: echo('::ffff:198.51.100.7') } }], known },
	],
});
