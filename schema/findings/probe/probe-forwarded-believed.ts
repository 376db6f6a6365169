import { defineFinding } from '../define.ts';
import { echo } from '../sample-probe.ts';

const known = { mine: ['198.51.100.7'] };
const honest = echo('198.51.100.7', {
	forwarded_scheme: 'http',
	forwarded_host: 'kong.example',
	forwarded_port: 80,
});

export const finding = defineFinding({
	code: 'probe-forwarded-believed',
	severity: 'warning',
	forgery: 'some',
	text: 'Kong believes {headers} as the request has them, over {way}: a client can open routes for https only, and steer redirects and links. Remove them in Kong, as clientIp.forwardedHeaders of the chart does, or let the load balancer overwrite both spellings.',
	doc: {
		what: "Kong took the scheme, host, port, path or prefix out of the request's own headers.",
		why: 'Kong believes `X-Forwarded-Proto`, `-Host`, `-Port`, `-Path` and `-Prefix` from a trusted peer, and since 3.6 prefers the spelling with underscores. A load balancer on TCP passes on what clients wrote; one on HTTP seldom overwrites all of them, and hardly ever the other spelling.',
		fix: 'The chart removes them (`clientIp.forwardedHeaders`); elsewhere see `forwardedHeaders` in [settings.md](settings.md).',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/pdk/request.lua> (`get_forwarded_scheme`)',
	},
	samples: [
		{
			answered: [
				{
					endings: {
						honest,
						'X_Forwarded_Proto and others': echo('198.51.100.7', {
							forwarded_scheme: 'https',
							forwarded_host: 'forged.example',
							forwarded_port: 4711,
						}),
					},
				},
			],
			known,
			texts: [
				'Kong believes X_Forwarded_Proto, _Host and _Port as the request has them, over http://kong.example/echo at 203.0.113.80:80: a client can open routes for https only, and steer redirects and links. Remove them in Kong, as clientIp.forwardedHeaders of the chart does, or let the load balancer overwrite both spellings.',
			],
		},
		{
			answered: [
				{
					endings: {
						honest,
						'X-Forwarded-Proto and others': echo('198.51.100.7', { forwarded_scheme: 'https' }),
						'X_Forwarded_Proto and others': echo('198.51.100.7', {
							forwarded_scheme: 'https',
							forwarded_prefix: '/forged-prefix',
						}),
					},
				},
			],
			known,
			texts: [
				'Kong believes X-Forwarded-Proto, and X_Forwarded_Proto and _Prefix as the request has them, over http://kong.example/echo at 203.0.113.80:80: a client can open routes for https only, and steer redirects and links. Remove them in Kong, as clientIp.forwardedHeaders of the chart does, or let the load balancer overwrite both spellings.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest } }], known },
		// The load balancer itself says https: that is no claim of the request.
		{ answered: [{ endings: { honest: echo('198.51.100.7', { forwarded_scheme: 'https' }) } }], known },
	],
});
