import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-header',
	severity: 'warning',
	text: 'clientIp.httpHeaders.name {name}: {cdn} writes the client into {writes}, and may hand other headers over as clients sent them. Remove clientIp.httpHeaders.name, unless you made the CDN write that header.',
	doc: {
		what: 'Kong is told to take the client from a header that the CDN does not write by itself.',
		why: 'A CDN may hand over headers that it does not know, so a client could write it.',
		fix: "Remove `clientIp.httpHeaders.name`; the CDN's own header is then read. Keep it only if a rule at the CDN overwrites that header.",
		source: '[cdns.md](cdns.md)',
	},
	alone: ['clientIp.cdn', 'clientIp.httpHeaders.name'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					cdnOnly: true,
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
			texts: [
				'clientIp.httpHeaders.name X-Real-IP: cloudflare writes the client into CF-Connecting-IP, and may hand other headers over as clients sent them. Remove clientIp.httpHeaders.name, unless you made the CDN write that header.',
			],
		},
	],
	neighbours: [],
});
