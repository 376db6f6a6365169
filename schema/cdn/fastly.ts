// Fastly.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Fastly',
	header: 'Fastly-Client-IP',
	// X-Forwarded-Host gets its own behind the client's, and on TLS only.
	forwarded: {},
	ranges: 'https://api.fastly.com/public-ip-list',
	shared: {
		chooses: true,
		forges:
			'a service of another customer that points at your load balancer can set any Fastly-Client-IP in its VCL',
		closes: 'mutual TLS with a client certificate of your own, or a secret header that Kong requires',
	},
	warnings: [
		'Fastly passes on a Fastly-Client-IP that the client sent, unless your VCL overwrites it: set req.http.Fastly-Client-IP from client.ip.',
	],
	sources: [
		{
			title: 'Fastly documentation: X-Forwarded-Host',
			url: 'https://www.fastly.com/documentation/reference/http/http-headers/X-Forwarded-Host',
			read: '2026-11',
		},
		{
			title: 'Fastly documentation: Fastly-Client-IP',
			url: 'https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
