// Fastly.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Fastly',
	header: 'Fastly-Client-IP',
	ranges: 'https://api.fastly.com/public-ip-list',
	warnings: [
		'Fastly passes on a Fastly-Client-IP that the client sent, unless your VCL overwrites it: set req.http.Fastly-Client-IP from client.ip.',
	],
	sources: [
		{
			title: 'Fastly documentation: Fastly-Client-IP',
			url: 'https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
