import { matches } from '../../../text/matches.ts';
import { severalSubnetsPattern, singlePattern } from '../../../values/ip.ts';
import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { trustsEveryone, usesTrust } from './peers.ts';

export const finding = defineFinding({
	code: 'trusted-ips-lack',
	severity: 'warning',
	text: 'clientIp.trustedIPs lacks {what}, which comes after the client in {header}: Kong would mistake it for the client. Add it.',
	doc: {
		what: "The ranges of the balancer's proxies are trusted, and its own address is not.",
		why: "Google's Application Load Balancers append the client and then the address of the forwarding rule to `X-Forwarded-For`. Kong reads the header from the right and stops at the first address that it does not trust, here the balancer's.",
		fix: 'Add that address, as `/32`, or as `/128` by IPv6. It is known beforehand only if you reserve it.',
		source: '<https://cloud.google.com/load-balancing/docs/https#x-forwarded-for_header>',
	},
	restsOn: onTrust,
	saidBy: 'peer-elsewhere',
	find(situation, found) {
		const { method, cdn, cdnBelongs, values, header } = situation;
		const also = method?.alsoTrust;
		const { trustedIPs } = values.clientIp;
		if (!also?.single || !usesTrust(situation) || (cdn && !cdnBelongs)) return [];
		if (trustedIPs.length === 0 || trustsEveryone(situation)) return [];
		const lacks = values.proxy.ipFamilies.some((family) => {
			const all = trustedIPs.filter((ip) => ip.includes(':') === (family === 'IPv6'));
			const hasRoom = all.length > 1 || all.some((ip) => matches(severalSubnetsPattern, ip));
			const inNetwork = also.single === 'inNetwork' && hasRoom;
			return all.length > 0 && !inNetwork && !all.some((ip) => matches(singlePattern, ip));
		});
		return lacks ? found('clientIp.trustedIPs', { what: also.what, header }) : [];
	},
	template: `
{{- $also := .method.alsoTrust | default dict -}}
{{- $lacks := false -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $all := list -}}
{{- $isThere := false -}}
{{- $isWide := false -}}
{{- range $.values.clientIp.trustedIPs -}}
{{- if eq (contains ":" .) (eq $family "IPv6") -}}
{{- $all = append $all . -}}
{{- $isThere = or $isThere (regexMatch $.constants.singlePattern .) -}}
{{- $isWide = or $isWide (regexMatch $.constants.severalSubnetsPattern .) -}}
{{- end -}}
{{- end -}}
{{- $inNetwork := and (eq (toString $also.single) "inNetwork") (or $isWide (gt (len $all) 1)) -}}
{{- $lacks = or $lacks (and $all (not $inNetwork) (not $isThere)) -}}
{{- end -}}
{{- $applies := and $also.single .usesTrust .values.clientIp.trustedIPs (not .everyone) (or (not .cdn) .cdnBelongs) -}}
{{- if and $applies $lacks -}}
{{- include "kong-client-ip.found" (list . "trusted-ips-lack" (dict "what" $also.what "header" .header)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23'] } },
			texts: [
				"clientIp.trustedIPs lacks the forwarding rule's address (as /32 or /128), which comes after the client in X-Forwarded-For: Kong would mistake it for the client. Add it.",
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '35.191.0.0/16'] },
			},
			texts: [
				"clientIp.trustedIPs lacks the forwarding rule's address (as /32 or /128), which comes after the client in X-Forwarded-For: Kong would mistake it for the client. Add it.",
			],
		},
	],
	neighbours: [
		// The network holds the proxies' subnet and the address.
		{ values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.0.0.0/8'] } } },
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23', '10.128.0.7/32'] },
			},
		},
		// The second range may hold the address.
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23', '10.128.0.0/24'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.10'],
				},
			},
		},
		// Nobody, or everyone: other findings.
		{ values: { clientIp: { loadBalancer: 'gke-alb-internal' } } },
		{ values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['0.0.0.0/0'] } } },
		// A header with one address.
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-internal',
					cdn: 'cloudflare',
					cdnOnly: true,
					trustedIPs: ['10.129.0.0/23'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } } },
	],
});
