import { writtenHeaders } from '../../../catalogue/written-headers.ts';
import { type Lock, lockOf } from '../../../decide/lock.ts';
import type { Situation } from '../../../decide/situation.ts';
import { isForwardedFor } from '../../../kong/real-ip-header.ts';
import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

/** What closes the balancer, for the product and beside what the values hold. */
function remedyOf({ product, cdn }: Situation, { where, off }: Lock): string {
	if (where && off) return `Let only the CDN in by what ${off} names and set clientIp.cdnOnly`;
	if (!where) {
		const how = product.closedBy ? ` (${product.closedBy})` : '';
		return `Let only the CDN reach it by a rule outside this chart${how} and set clientIp.cdnOnly`;
	}
	const shutOut = cdn?.privately ? ` (the ranges shut out ${cdn.privately})` : '';
	return `Put the ranges of the CDN (${cdn?.ranges}) into ${where}, or set clientIp.cdnOnly where another rule lets in nobody else${shutOut}`;
}

export const finding = defineFinding({
	code: 'cdn-open-balancer',
	severity: 'error',
	forgery: 'anyone',
	text: 'clientIp.cdn {cdn} behind {loadBalancer}: the balancer hides the CDN, so anyone who calls it directly can forge {header}.{fault} {remedy}, or use a pass-through balancer.',
	doc: {
		what: 'Behind the CDN is a balancer that hides from Kong who calls it, and nothing here keeps others than the CDN from calling it. Source ranges do where the product enforces them, and as far as each of them is within the published ranges of the CDN, within `clientIp.allowPublicRanges`, or private. Where no ranges of the CDN ship, or with `cdnRanges: own`, they are yours to know; refused are those that no CDN has.',
		why: "Kong's peer is the balancer for everybody, so whoever calls the balancer directly can write the header, and Kong believes it.",
		fix: "Put the CDN's ranges where the message says; or close the balancer by a rule outside the chart and say so by `clientIp.cdnOnly`; or use a pass-through balancer ([cdns.md](cdns.md)).",
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [
		...onService,
		'clientIp.cdnOnly',
		'clientIp.cdnRanges',
		'clientIp.allowPublicRanges',
		'proxy.loadBalancerSourceRanges',
	],
	find(situation, found) {
		const { values, cdn, strategy, method, id, header } = situation;
		// A balancer that shows the CDN to Kong lets nobody else speak for a client.
		if (!cdn || strategy !== 'httpHeaders' || !method || method.packetSource === 'client') return [];
		// One that appends its caller to the list puts nobody else there.
		if (writtenHeaders(method) && isForwardedFor(header)) return [];
		const lock = lockOf(situation);
		if (values.clientIp.cdnOnly || lock.isClosed) return [];
		return found('clientIp.cdn', {
			cdn: String(values.clientIp.cdn),
			loadBalancer: id,
			header,
			fault: lock.fault && ` ${lock.fault}`,
			remedy: remedyOf(situation, lock),
		});
	},
	template: `
{{- if and .cdn (eq .strategy "httpHeaders") .method (ne (toString .method.packetSource) "client") (not (and .method.writes (eq (lower .header) "x-forwarded-for"))) -}}
{{- include "kong-client-ip.lock" . -}}
{{- $lock := .lock -}}
{{- if not (or .values.clientIp.cdnOnly $lock.isClosed) -}}
{{- $remedy := "" -}}
{{- if and $lock.where $lock.off -}}
{{- $remedy = printf "Let only the CDN in by what %s names and set clientIp.cdnOnly" $lock.off -}}
{{- else if $lock.where -}}
{{- $shutOut := "" -}}
{{- with .cdn.privately -}}{{- $shutOut = printf " (the ranges shut out %s)" . -}}{{- end -}}
{{- $remedy = printf "Put the ranges of the CDN (%s) into %s, or set clientIp.cdnOnly where another rule lets in nobody else%s" .cdn.ranges $lock.where $shutOut -}}
{{- else -}}
{{- $how := "" -}}
{{- with .product.closedBy -}}{{- $how = printf " (%s)" . -}}{{- end -}}
{{- $remedy = printf "Let only the CDN reach it by a rule outside this chart%s and set clientIp.cdnOnly" $how -}}
{{- end -}}
{{- $fault := "" -}}
{{- with $lock.fault -}}{{- $fault = printf " %s" . -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "cdn-open-balancer" (dict "cdn" .values.clientIp.cdn "loadBalancer" .id "header" .header "fault" $fault "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/inbound-cidrs': '0.0.0.0/0' } } },
			},
			texts: [
				'clientIp.cdn cloudflare behind aws-alb-ip: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations also lets in 0.0.0.0/0. Put the ranges of the CDN (https://www.cloudflare.com/ips) into alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
		// One range of the CDN, one that holds such a range and more, and both halves of everybody.
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					loadBalancerSourceRanges: ['173.245.48.0/20', '104.0.0.0/8', '0.0.0.0/1', '128.0.0.0/1'],
				},
			},
			texts: [
				'clientIp.cdn cloudflare behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. proxy.loadBalancerSourceRanges also lets in 104.0.0.0/8, 0.0.0.0/1, 128.0.0.0/1. Put the ranges of the CDN (https://www.cloudflare.com/ips) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
		// The product reads no ranges.
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '103.21.244.0/22', '104.16.0.0/13'] },
			},
			texts: [
				'clientIp.cdn cloudflare behind hetzner: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. proxy.loadBalancerSourceRanges keeps nobody out there. Let only the CDN reach it by a rule outside this chart (client certificates of the CDN that Kong demands, since neither the load balancer nor firewalls of Hetzner Cloud, which cover servers only, can limit who connects) and set clientIp.cdnOnly, or use a pass-through balancer.',
			],
		},
		// Security groups of the user's own replace the one with these rules.
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': 'sg-0123example' },
					loadBalancerSourceRanges: ['173.245.48.0/20'],
				},
			},
			texts: [
				'clientIp.cdn cloudflare behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. proxy.loadBalancerSourceRanges does nothing beside service.beta.kubernetes.io/aws-load-balancer-security-groups. Let only the CDN in by what service.beta.kubernetes.io/aws-load-balancer-security-groups names and set clientIp.cdnOnly, or use a pass-through balancer.',
			],
		},
		// Ranges of another CDN are not those of one whose list is not known.
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'akamai', trustedIPs: ['10.0.0.0/16'] },
				proxy: { loadBalancerSourceRanges: ['104.64.0.0/10', '173.245.48.0/20', '52.0.0.0/8'] },
			},
			texts: [
				'clientIp.cdn akamai behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge True-Client-IP. proxy.loadBalancerSourceRanges also lets in 173.245.48.0/20, 52.0.0.0/8. Put the ranges of the CDN (your Origin IP Access Control List in Akamai Control Center) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn cloudflare behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'clientIp.cdn cloudflare behind aws-alb-ip: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					cdn: 'fastly',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.10/32'],
				},
			},
			texts: [
				'clientIp.cdn fastly behind gke-alb-external: the balancer hides the CDN, so anyone who calls it directly can forge Fastly-Client-IP. Let only the CDN reach it by a rule outside this chart (a Cloud Armor security policy on its backend service) and set clientIp.cdnOnly, or use a pass-through balancer.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'openshift-router', cdn: 'akamai', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'clientIp.cdn akamai behind openshift-router: the balancer hides the CDN, so anyone who calls it directly can forge True-Client-IP. Let only the CDN reach it by a rule outside this chart and set clientIp.cdnOnly, or use a pass-through balancer.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudfront', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'clientIp.cdn cloudfront behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge X-Forwarded-For. Put the ranges of the CDN (https://ip-ranges.amazonaws.com/ip-ranges.json (service CLOUDFRONT_ORIGIN_FACING)) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else (the ranges shut out CloudFront with VPC origins, which connects from inside the VPC), or use a pass-through balancer.',
			],
		},
	],
	neighbours: [
		// Its own list, which no ranges that ship can confirm; another CDN's or a wide one would not do.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'akamai',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					ingress: {
						annotations: { 'alb.ingress.kubernetes.io/inbound-cidrs': '104.64.0.0/10, 23.32.0.0/11' },
					},
				},
			},
		},
		// An office of the user's beside the CDN, and hosts of the network.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-clb-tcp',
					cdn: 'cloudflare',
					trustedIPs: ['10.0.0.0/8'],
					allowPublicRanges: ['203.0.113.0/24'],
				},
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '203.0.113.128/25', '10.0.0.0/8'] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-clb-tcp',
					cdn: 'cloudflare',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/8'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/8'] } } },
		// The load balancer appends its caller to the list: the CDN, or else the client itself.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'cloudfront',
					trustedIPs: ['10.0.0.0/16', '13.32.0.0/15'],
				},
			},
		},
		// Kong sees the CDN itself.
		{ values: { clientIp: { loadBalancer: 'aws-nlb-instance', cdn: 'cloudflare' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					ingress: {
						annotations: { 'alb.ingress.kubernetes.io/inbound-cidrs': '173.245.48.0/20, 2606:4700::/32' },
					},
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					ingress: {
						annotations: { 'alb.ingress.kubernetes.io/security-group-prefix-lists': 'pl-3b927c52' },
					},
				},
			},
		},
	],
});
