import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-cdn-fenced',
	severity: 'note',
	text: '{path} lets in {cdn} alone, so the peers of Kong are its edges. The block reads the client from the header of {cdn}, by clientIp.cdn.',
	doc: {
		what: 'The source ranges of the Service are those of a CDN.',
		why: 'Every request then comes from an edge of the CDN. The source of packets is the edge; the client is in the header of the CDN.',
		fix: 'Nothing. Keep the source ranges, so that nobody goes past the CDN.',
		source: '[cdns.md](cdns.md)',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, loadBalancerSourceRanges: [104.16.0.0/13, 172.64.0.0/13]}',
			said: { loadBalancer: 'aks' },
			texts: [
				'proxy.loadBalancerSourceRanges lets in cloudflare alone, so the peers of Kong are its edges. The block reads the client from the header of cloudflare, by clientIp.cdn.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, loadBalancerSourceRanges: [104.16.0.0/13, 203.0.113.0/24]}',
			said: { loadBalancer: 'aks' },
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local, loadBalancerSourceRanges: [10.0.0.0/8]}',
			said: { loadBalancer: 'aks' },
		},
	],
});
