import { writtenHeaders } from '../../../catalogue/written-headers.ts';
import type { Situation } from '../../../decide/situation.ts';
import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

/** Where the values limit who may connect to the balancer; null where they cannot, or would keep everybody out. */
function sourceRangesSetting({
	product,
	serviceType,
	values,
}: Situation): { where: string; isSet: boolean } | null {
	const { loadBalancerSourceRanges, ingress } = values.proxy;
	const annotation = product.sourceRangesAnnotation;
	const lists = product.sourceListsAnnotation;
	if (annotation)
		return {
			where: `${annotation} in proxy.ingress.annotations`,
			isSet: Boolean(ingress.annotations[annotation] || (lists && ingress.annotations[lists])),
		};
	// Behind some products, packets of the CDN come from addresses that are not its own.
	if (serviceType !== 'LoadBalancer' || product.closedBy) return null;
	return { where: 'proxy.loadBalancerSourceRanges', isSet: loadBalancerSourceRanges.length > 0 };
}

export const finding = defineFinding({
	code: 'cdn-open-balancer',
	severity: 'error',
	text: 'clientIp.cdn {cdn} behind {loadBalancer}: the balancer hides the CDN, so anyone who calls it directly can forge {header}. {remedy}, or use a pass-through balancer.',
	doc: {
		what: 'Behind the CDN is a balancer that hides from Kong who calls it, and nothing here keeps others than the CDN from calling it.',
		why: "Kong's peer is the balancer for everybody, so whoever calls the balancer directly can write the header, and Kong believes it.",
		fix: "Put the CDN's ranges where the message says; or close the balancer by a rule outside the chart and say so by `clientIp.cdnOnly`; or use a pass-through balancer ([cdns.md](cdns.md)).",
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [...onService, 'clientIp.cdnOnly', 'proxy.loadBalancerSourceRanges'],
	find(situation, found) {
		const { values, product, cdn, strategy, method, id, header } = situation;
		// A balancer that shows the CDN to Kong lets nobody else speak for a client.
		if (!cdn || strategy !== 'httpHeaders' || !method || method.packetSource === 'client') return [];
		// One that appends its caller to the list puts nobody else there.
		if (writtenHeaders(method) && header.toLowerCase() === 'x-forwarded-for') return [];
		const setting = sourceRangesSetting(situation);
		if (values.clientIp.cdnOnly || setting?.isSet) return [];
		const elsewhere = product.closedBy ? ` (${product.closedBy})` : '';
		const shutOut = cdn.privately ? ` (the ranges shut out ${cdn.privately})` : '';
		return found('clientIp.cdn', {
			cdn: String(values.clientIp.cdn),
			loadBalancer: id,
			header,
			remedy: setting
				? `Put the ranges of the CDN (${cdn.ranges}) into ${setting.where}, or set clientIp.cdnOnly where another rule lets in nobody else${shutOut}`
				: `Let only the CDN reach it by a rule outside this chart${elsewhere} and set clientIp.cdnOnly`,
		});
	},
	template: `
{{- if and .cdn (eq .strategy "httpHeaders") .method (ne (toString .method.packetSource) "client") (not (and .method.writes (eq (lower .header) "x-forwarded-for"))) -}}
{{- $where := "" -}}
{{- $locked := .values.clientIp.cdnOnly -}}
{{- if .product.sourceRangesAnnotation -}}
{{- $where = printf "%s in proxy.ingress.annotations" .product.sourceRangesAnnotation -}}
{{- $locked = or $locked (get .values.proxy.ingress.annotations .product.sourceRangesAnnotation) -}}
{{- with .product.sourceListsAnnotation -}}
{{- $locked = or $locked (get $.values.proxy.ingress.annotations .) -}}
{{- end -}}
{{- else if and (eq .serviceType "LoadBalancer") (not .product.closedBy) -}}
{{- $where = "proxy.loadBalancerSourceRanges" -}}
{{- $locked = or $locked .values.proxy.loadBalancerSourceRanges -}}
{{- end -}}
{{- if not $locked -}}
{{- $shutOut := "" -}}
{{- with .cdn.privately -}}{{- $shutOut = printf " (the ranges shut out %s)" . -}}{{- end -}}
{{- $remedy := printf "Put the ranges of the CDN (%s) into %s, or set clientIp.cdnOnly where another rule lets in nobody else%s" .cdn.ranges $where $shutOut -}}
{{- if not $where -}}
{{- $how := "" -}}
{{- with .product.closedBy -}}{{- $how = printf " (%s)" . -}}{{- end -}}
{{- $remedy = printf "Let only the CDN reach it by a rule outside this chart%s and set clientIp.cdnOnly" $how -}}
{{- end -}}
{{- include "kong-client-ip.found" (list . "cdn-open-balancer" (dict "cdn" .values.clientIp.cdn "loadBalancer" .id "header" .header "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
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
				proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/inbound-cidrs': '203.0.113.0/24' } } },
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
