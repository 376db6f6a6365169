import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-ranges-stale',
	severity: 'warning',
	text: 'The shipped ranges of {cdn} were read {days} days ago, on {read}: clients that come through newer ones keep the address of the CDN. Update the chart, or add the new ones to clientIp.trustedIPs. To find them: {command}',
	doc: {
		what: 'Kong trusts ranges of the CDN that were read more than 180 days ago.',
		why: 'A CDN that has grown since then also connects from addresses that Kong does not trust, and Kong mistakes it for the client there. Nobody can forge an address by that, so it stays a warning even with `warnings: fail`; otherwise unchanged values would fail from one day to the next.',
		fix: 'Update the chart, whose maintainers read the ranges again with `npm run refresh-cdn`; or add the new ranges to `clientIp.trustedIPs`; or keep the list yourself with `cdnRanges: own`.',
		source: '[cdns.md](cdns.md#age)',
	},
	toolkitOnly: true,
	neverFails: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' } },
			texts: [
				'The shipped ranges of cloudflare were read 181 days ago, on 2025-12-01: clients that come through newer ones keep the address of the CDN. Update the chart, or add the new ones to clientIp.trustedIPs. To find them: https://www.cloudflare.com/ips',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					cdnRanges: 'own',
					trustedIPs: ['173.245.48.0/20'],
				},
			},
		},
		// No ranges of it ship.
		{ values: { clientIp: { loadBalancer: 'aks', cdn: 'akamai', trustedIPs: ['203.0.113.0/24'] } } },
		// A balancer that hides the CDN hands its header over as it came, so Kong need not trust the CDN.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'cloudflare',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
