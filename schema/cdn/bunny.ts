// bunny.net.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'bunny.net',
	// One address always: whatever the visitor sent there is dropped.
	header: 'X-Forwarded-For',
	forwarded: { proto: 'replaces' },
	ranges: 'https://bunnycdn.com/api/system/edgeserverlist and …/edgeserverlist/IPv6',
	shared: {
		forges:
			'a pull zone of another customer can call your load balancer from the same addresses, past the rules of your own',
		closes: 'a secret header that an edge rule of yours sets and Kong requires',
	},
	sources: [
		{
			title: 'bunny.net documentation: request headers sent to your origin',
			url: 'https://bunny.net/docs/cdn/request-headers-to-origin',
			read: '2026-11',
		},
		{
			title: 'bunny.net documentation: find your PoP, detect CDN requests on your origin',
			url: 'https://docs.bunny.net/cdn/troubleshooting/run-traceroute',
			read: '2026-11',
		},
		{
			title: 'bunny.net support: lists of addresses',
			url: 'https://support.bunny.net/hc/en-us/articles/24155254055964-Do-you-have-an-IP-whitelist',
			read: '2026-11',
		},
	],
} as const satisfies Cdn;
