import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const metallb = { 'metallb.io/address-pool': 'public' };
const reads = (trusted: string) =>
	kong({ env: { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: trusted } });
const keeps = service({ annotations: metallb, spec: local });
const most =
	'103.21.244.0/22,103.22.200.0/22,103.31.4.0/22,108.162.192.0/18,131.0.72.0/22,141.101.64.0/18,162.158.0.0/15,172.64.0.0/13,173.245.48.0/20,188.114.96.0/20,190.93.240.0/20,197.234.240.0/22,198.41.128.0/17';

export const finding = defineFinding({
	code: 'cdn-ranges-lacking',
	severity: 'warning',
	text: 'KONG_TRUSTED_IPS lacks ranges that {cdn} published on {read}: {lacking}. Kong mistakes {cdn} for the client of requests that come from there. Add them; {list} has the list.',
	doc: {
		what: 'Kong trusts some ranges of the CDN, and not the others.',
		why: 'A CDN calls from all of its ranges. From those that Kong does not trust, it ignores the header.',
		fix: "Trust all ranges that the CDN publishes, of both families if the balancer has both. The message goes by those that this version knows; the CDN's own list may be newer.",
		source: '[cdns.md](cdns.md)',
	},
	samples: [
		{
			objects: [reads(most), keeps],
			texts: [
				'KONG_TRUSTED_IPS lacks ranges that Cloudflare published on 2026-07-24: 104.16.0.0/13, 104.24.0.0/14. Kong mistakes Cloudflare for the client of requests that come from there. Add them; https://www.cloudflare.com/ips has the list.',
			],
		},
	],
	neighbours: [
		{ objects: [reads(`${most},104.16.0.0/12`), keeps] },
		// Nodes stand in for all of them.
		{ objects: [reads(`10.0.0.0/16,${most}`), service({ annotations: metallb })] },
	],
});
