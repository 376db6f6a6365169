import { publishedTrust } from '../../../decide/published-peers.ts';
import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { usesTrust } from './peers.ts';

export const finding = defineFinding({
	code: 'published-ranges-untrusted',
	severity: 'warning',
	text: 'clientIp.trustedIPs lacks {ranges}, from which {provider} connects as well: Kong would believe nobody there, and take its peer for the client. Add what is missing.',
	doc: {
		what: 'Some of the ranges are trusted from which the load balancer connects, as its provider publishes them, and others are not.',
		why: 'Kong believes PROXY and HTTP headers from `trusted_ips` only. For connections from the other ranges it mistakes its peer for the client, so that some clients are lost.',
		fix: 'Add the ranges that the message names.',
		source: '<https://docs.cloud.google.com/load-balancing/docs/firewall-rules>',
	},
	restsOn: [...onTrust, 'proxy.type', 'proxy.externalTrafficPolicy', 'proxy.ipFamilies'],
	find(situation, found) {
		const { lacking } = publishedTrust(situation);
		if (!usesTrust(situation) || lacking.length === 0) return [];
		const { provider } = situation.product;
		return found('clientIp.trustedIPs', { ranges: lacking.join(' and '), provider });
	},
	template: `
{{- if and .usesTrust .untrustedRanges -}}
{{- include "kong-client-ip.found" (list . "published-ranges-untrusted" (dict "ranges" (.untrustedRanges | join " and ") "provider" .product.provider)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['35.191.0.0/16', '203.0.113.9'] },
			},
			texts: [
				'clientIp.trustedIPs lacks 130.211.0.0/22, from which Google connects as well: Kong would believe nobody there, and take its peer for the client. Add what is missing.',
			],
		},
		// A part of a range.
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-gateway-global',
					trustedIPs: ['35.191.0.0/17', '130.211.0.0/22', '203.0.113.9'],
				},
			},
			texts: [
				'clientIp.trustedIPs lacks 35.191.0.0/16, from which Google connects as well: Kong would believe nobody there, and take its peer for the client. Add what is missing.',
			],
		},
		// PROXY headers, from a global balancer, as its range shows.
		{
			values: {
				clientIp: { loadBalancer: 'gke-proxy-nlb', trustedIPs: ['10.0.0.0/8', '130.211.0.0/22'] },
			},
			texts: [
				'clientIp.trustedIPs lacks 35.191.0.0/16, from which Google connects as well: Kong would believe nobody there, and take its peer for the client. Add what is missing.',
			],
		},
		// The address of the forwarding rule in the other family, and nobody who connects by it.
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-gateway-global',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9', '2001:db8::9'],
				},
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
			texts: [
				'clientIp.trustedIPs lacks 2600:2d00:1:1::/64, from which Google connects as well: Kong would believe nobody there, and take its peer for the client. Add what is missing.',
			],
		},
	],
	neighbours: [
		// All of a range, in two parts; and a range that holds another.
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['35.191.0.0/17', '35.191.128.0/17', '130.208.0.0/13', '203.0.113.9'],
				},
			},
		},
		// None of them, which is an error.
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['10.0.0.0/8', '203.0.113.9'] },
			},
		},
		// A regional one, which connects from the proxy-only subnet.
		{ values: { clientIp: { loadBalancer: 'gke-proxy-nlb', trustedIPs: ['10.129.0.0/23'] } } },
		// A node connects.
		{
			values: {
				clientIp: {
					loadBalancer: 'linode',
					strategy: 'proxyProtocol',
					trustedIPs: ['192.168.255.0/25'],
				},
			},
		},
	],
});
