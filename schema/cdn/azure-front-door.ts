// Azure Front Door.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Azure Front Door',
	header: 'X-Azure-SocketIP',
	// Out of the client's own X-Forwarded-For, where there is one.
	fills: 'X-Azure-ClientIP',
	forwarded: { proto: 'replaces', host: 'replaces' },
	ranges: 'the service tag AzureFrontDoor.Backend: az network list-service-tags --location westeurope',
	warnings: [
		"The AzureFrontDoor.Backend ranges serve every customer's Front Door: also refuse requests whose X-Azure-FDID is not your profile's id.",
	],
	sources: [
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
