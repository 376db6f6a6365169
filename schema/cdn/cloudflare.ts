// Cloudflare.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Cloudflare',
	header: 'CF-Connecting-IP',
	ranges: 'https://www.cloudflare.com/ips',
	sources: [
		{
			title: 'Cloudflare docs: HTTP headers',
			url: 'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
