import { defineFinding } from '../define.ts';
import { echo, nodePort } from '../sample-probe.ts';

const mine = echo('198.51.100.7');
const known = { mine: ['198.51.100.7'] };

export const finding = defineFinding({
	code: 'probe-past-cdn',
	severity: 'note',
	forgery: 'unknown',
	text: 'Kong answers over {way}, past {cdn}: what {cdn} filters or limits is not filtered there. Let only its ranges reach Kong: by loadBalancerSourceRanges, or by a firewall.',
	doc: {
		what: 'A way that does not lead through the CDN is open to you.',
		why: 'Attackers look for the address behind a CDN, and go there.',
		fix: "Restrict the load balancer to the CDN's ranges (`loadBalancerSourceRanges`, a firewall): [cdns.md](cdns.md).",
		source: '[cdns.md](cdns.md)',
	},
	samples: [
		{
			answered: [
				{ way: { kind: 'cdn' }, endings: { honest: mine } },
				{ way: nodePort, endings: { honest: mine } },
			],
			known: { ...known, cdn: 'cloudflare' },
			texts: [
				'Kong answers over node 10.0.0.9:30080, past Cloudflare: what Cloudflare filters or limits is not filtered there. Let only its ranges reach Kong: by loadBalancerSourceRanges, or by a firewall.',
			],
		},
		{
			answered: [
				{ endings: { honest: mine } },
				{
					way: { kind: 'cdn', title: 'https://www.example/echo at 104.16.1.1:443' },
					endings: { honest: mine },
				},
			],
			known,
			texts: [
				'Kong answers over http://kong.example/echo at 203.0.113.80:80, past the CDN: what the CDN filters or limits is not filtered there. Let only its ranges reach Kong: by loadBalancerSourceRanges, or by a firewall.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: mine } }], known },
		{
			answered: [
				{ way: { kind: 'cdn' }, endings: { honest: mine } },
				{ way: nodePort, endings: { honest: { how: 'refused' } } },
			],
			known: { ...known, cdn: 'cloudflare' },
		},
	],
});
