// Cloudflare.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Cloudflare',
	header: 'CF-Connecting-IP',
	// https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx
	alsoWrites: [
		{
			header: 'True-Client-IP',
			where:
				'Cloudflare writes True-Client-IP only with its Managed Transform "Add True-Client-IP header"; the check assumes that it is on. Without it any client chooses what the header says. Set KONG_REAL_IP_HEADER=CF-Connecting-IP, which Cloudflare always writes.',
		},
	],
	forwarded: { proto: 'replaces' },
	ranges: 'https://www.cloudflare.com/ips',
	shared: {
		chooses: true,
		forges:
			'a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip',
		closes:
			'Authenticated Origin Pulls with a certificate of your own (zone-level or per hostname, not the global one), a secret header that Kong requires, or Cloudflare Tunnel',
	},
	switches: [
		'Managed Transform "Remove visitor IP headers" takes CF-Connecting-IP, True-Client-IP and X-Forwarded-For away: leave it off.',
		'Pseudo IPv4 with "Overwrite Headers" puts an invented address of 240.0.0.0/4 into CF-Connecting-IP for clients with IPv6, whose own is then in CF-Connecting-IPv6: choose "Off" or "Add Header".',
	],
	sources: [
		{
			title: 'Cloudflare docs: available Managed Transforms',
			url: 'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/rules/transform/managed-transforms/reference.mdx',
			read: '2026-11',
		},
		{
			title: 'Cloudflare docs: Pseudo IPv4',
			url: 'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/network/pseudo-ipv4.mdx',
			read: '2026-11',
		},
		{
			title: 'Cloudflare docs: zone-level Authenticated Origin Pulls',
			url: 'https://developers.cloudflare.com/ssl/origin-configuration/authenticated-origin-pull/set-up/zone-level/',
			read: '2026-11',
		},
		{
			title: 'Cloudflare docs: HTTP headers',
			url: 'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx',
			read: '2026-11',
		},
	],
} as const satisfies Cdn;
