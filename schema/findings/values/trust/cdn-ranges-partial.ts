import { cdns } from '../../../cdn/index.ts';
import { shippedRanges } from '../../../cdn/ranges/index.ts';
import { allRanges } from '../../../cdn/ranges/types.ts';
import { trustIn } from '../../../decide/published-peers.ts';
import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

/** Ranges that a message names; of more it gives the number. */
const mostNamed = 15;

export const finding = defineFinding({
	code: 'cdn-ranges-partial',
	severity: 'warning',
	text: 'clientIp.trustedIPs lacks ranges that {cdn} published on {read}: {lacking}. Kong mistakes {cdn} for the client of requests that come from there. Add them ({list} has the list), or set clientIp.cdnRanges: shipped.',
	doc: {
		what: 'With `cdnRanges: own`, some ranges of the CDN are in `clientIp.trustedIPs`, and others are not.',
		why: 'A CDN calls from all of its ranges. From those that Kong does not trust, it ignores the header. The message goes by the ranges that this version knows, and the CDN may have given one up since; so it stays a warning even with `warnings: fail`.',
		fix: 'List all ranges that the CDN publishes, or let the chart add those that it ships.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: onProduct,
	toolkitOnly: true,
	neverFails: true,
	find({ values: { clientIp, proxy }, cdnBelongs }, found) {
		const { cdn, cdnRanges, trustedIPs } = clientIp;
		const shipped = cdn && shippedRanges[cdn];
		if (!shipped || cdnRanges !== 'own' || !cdnBelongs) return [];
		const { lacking } = trustIn(allRanges(shipped), proxy.ipFamilies, trustedIPs);
		if (lacking.length === 0) return [];
		const more = lacking.length - mostNamed;
		const args = {
			cdn: cdns[cdn].title,
			read: shipped.read,
			lacking: `${lacking.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
			list: cdns[cdn].ranges,
		};
		return found('clientIp.trustedIPs', args, ['clientIp.cdnRanges']);
	},
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'metallb',
					cdn: 'cloudflare',
					cdnRanges: 'own',
					trustedIPs: [
						...['103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '108.162.192.0/18', '131.0.72.0/22'],
						...['141.101.64.0/18', '162.158.0.0/15', '172.64.0.0/13', '173.245.48.0/20', '188.114.96.0/20'],
						...['190.93.240.0/20', '197.234.240.0/22', '198.41.128.0/17', '104.16.0.0/13'],
					],
				},
			},
			texts: [
				'clientIp.trustedIPs lacks ranges that Cloudflare published on 2026-07-24: 104.24.0.0/14. Kong mistakes Cloudflare for the client of requests that come from there. Add them (https://www.cloudflare.com/ips has the list), or set clientIp.cdnRanges: shipped.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'metallb', cdn: 'cloudflare', trustedIPs: ['104.16.0.0/13'] },
			},
		},
		// None of them: the CDN calls by another balancer.
		{
			values: {
				clientIp: {
					loadBalancer: 'metallb',
					cdn: 'cloudflare',
					cdnRanges: 'own',
					trustedIPs: ['192.0.2.0/24'],
				},
			},
		},
		// A balancer that hides the CDN.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'cloudflare',
					cdnRanges: 'own',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16', '104.16.0.0/13'],
				},
			},
		},
	],
});
