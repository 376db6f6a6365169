import { defineFinding } from '../define.ts';
import { believesClaim, echo } from '../sample-probe.ts';

const known = { mine: ['198.51.100.7'] };

export const finding = defineFinding({
	code: 'probe-misled',
	severity: 'warning',
	text: 'Kong sees you over {way}, but takes {client} for the client of a request that has {carriers}: a client can hide behind that address. Run kong-client-ip check on the objects of this way, and let the load balancer overwrite what clients send.',
	doc: {
		what: 'A header of the request made Kong take neither the client nor the claim for the client, but somebody else.',
		why: 'Whoever sends it is counted, limited and logged as another.',
		fix: 'Let the last proxy overwrite the header, and set `KONG_REAL_IP_RECURSIVE=on` where it appends to it.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			answered: [
				{
					endings: {
						honest: echo('198.51.100.7'),
						'X-Real-IP': echo('10.0.0.5'),
						Forwarded: echo('10.0.0.5'),
					},
				},
			],
			known,
			texts: [
				'Kong sees you over http://kong.example/echo at 203.0.113.80:80, but takes 10.0.0.5 for the client of a request that has X-Real-IP and Forwarded: a client can hide behind that address. Run kong-client-ip check on the objects of this way, and let the load balancer overwrite what clients send.',
			],
		},
	],
	neighbours: [
		// That is forged, not misled.
		{ answered: [{ endings: { honest: echo('198.51.100.7'), 'X-Real-IP': believesClaim } }], known },
		// It is another gateway that sees no clients, not the header.
		{
			answered: [
				{
					endings: {
						honest: echo('198.51.100.7'),
						'X-Real-IP': echo('10.0.0.5'),
						'honest again': echo('10.0.0.5'),
					},
				},
			],
			known,
		},
		// Another node each time: the address is lost anyway.
		{ answered: [{ endings: { honest: echo('10.0.0.5'), 'X-Real-IP': echo('10.0.0.6') } }], known },
		{ answered: [{ endings: { honest: echo('198.51.100.7') } }], known },
	],
});
