import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-ranges-stale',
	severity: 'warning',
	text: 'The shipped ranges of {cdn} were read {days} days ago, on {read}: clients that come through newer ones keep the address of the CDN. Update the chart, or add the new ones to clientIp.trustedIPs. To find them: {command}',
	doc: {
		what: 'Kong trusts ranges of the CDN that were read more than 180 days ago.',
		why: 'A CDN that has grown meanwhile calls from addresses that Kong does not trust, and is taken for the client there. Nobody can forge an address by that, so it stays a warning even with `warnings: fail`, which would otherwise make unchanged values fail one morning.',
		fix: 'Update the chart, whose ranges `npm run refresh-cdn` reads anew; or add the new ranges to `clientIp.trustedIPs`; or keep the list yourself with `cdnRanges: own`.',
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
	neighbours: [],
});
