import { matches } from '../../../text/matches.ts';
import { mappedPattern } from '../../../values/ip.ts';
import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { trustedPeers, usesTrust } from './peers.ts';

export const finding = defineFinding({
	code: 'family-untrusted',
	severity: 'warning',
	text: 'proxy.ipFamilies has {family}, but clientIp.trustedIPs has no {family} range: where Kong is reached over {family}, it mistakes its peer for the client. Add one, or correct proxy.ipFamilies.',
	doc: {
		what: 'Kong listens on an address family in which nobody is trusted.',
		why: 'Kong does not believe a peer of that family, and mistakes it for the client.',
		fix: 'Add a range of that family to `clientIp.trustedIPs`, or correct `proxy.ipFamilies`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [...onTrust, 'proxy.ipFamilies'],
	find(situation, found) {
		const peers = trustedPeers(situation);
		if (!usesTrust(situation) || peers.length === 0) return [];
		return situation.values.proxy.ipFamilies.flatMap((family) => {
			const covered = peers.some(
				(ip) => ip.includes(':') === (family === 'IPv6') && !matches(mappedPattern, ip),
			);
			return covered ? [] : found('clientIp.trustedIPs', { family });
		});
	},
	template: `
{{- $c := . -}}
{{- if and .usesTrust .trustedPeers -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $covered := false -}}
{{- range $c.trustedPeers -}}
{{- if and (eq (contains ":" .) (eq $family "IPv6")) (not (regexMatch $c.constants.mappedPattern .)) -}}{{- $covered = true -}}{{- end -}}
{{- end -}}
{{- if not $covered -}}
{{- include "kong-client-ip.found" (list $c "family-untrusted" (dict "family" $family)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
			texts: [
				'proxy.ipFamilies has IPv6, but clientIp.trustedIPs has no IPv6 range: where Kong is reached over IPv6, it mistakes its peer for the client. Add one, or correct proxy.ipFamilies.',
			],
		},
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['fd00::/8'] } },
			texts: [
				'proxy.ipFamilies has IPv4, but clientIp.trustedIPs has no IPv4 range: where Kong is reached over IPv4, it mistakes its peer for the client. Add one, or correct proxy.ipFamilies.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', '::ffff:10.0.0.0/104'] },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
			texts: [
				'proxy.ipFamilies has IPv6, but clientIp.trustedIPs has no IPv6 range: where Kong is reached over IPv6, it mistakes its peer for the client. Add one, or correct proxy.ipFamilies.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fd00::/8'] },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
		},
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } } },
		// Nobody is trusted at all, which has a finding of its own.
		{ values: { clientIp: { strategy: 'proxyProtocol' }, proxy: { ipFamilies: ['IPv4', 'IPv6'] } } },
		{ values: { clientIp: { trustedIPs: ['10.0.0.0/8'] }, proxy: { ipFamilies: ['IPv4', 'IPv6'] } } },
		// The ranges of the CDN that ship have both families.
		{
			values: {
				clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
		},
	],
});
