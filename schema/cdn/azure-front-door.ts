// Azure Front Door.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Azure Front Door',
	header: 'X-Azure-SocketIP',
	// Out of the client's own X-Forwarded-For, where there is one.
	fills: 'X-Azure-ClientIP',
	forwarded: { proto: 'replaces', host: 'replaces' },
	ranges: 'the service tag AzureFrontDoor.Backend: az network list-service-tags --location westeurope',
	shared: {
		forges: "another customer's profile can call your load balancer past the rules of your own",
		closes: 'the ID of your profile, by refusing requests whose X-Azure-FDID is another, or Private Link',
	},
	privately:
		'Azure Front Door over Private Link, which connects from the addresses of a Private Link Service',
	sources: [
		{
			title: 'Azure Front Door: secure your origin with Private Link',
			url: 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/frontdoor/private-link.md',
			read: '2026-11',
		},
		{
			title: 'Azure Front Door: HTTP headers protocol',
			url: 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/frontdoor/front-door-http-headers-protocol.md',
			read: '2026-08',
		},
		{
			title: 'Azure Front Door: secure traffic to origins',
			url: 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/frontdoor/origin-security.md',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
