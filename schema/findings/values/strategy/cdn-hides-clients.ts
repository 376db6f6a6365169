import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { cdns } from '../../../cdn/index.ts';
import { cdnOfAll } from '../../../decide/range-owners.ts';
import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-hides-clients',
	severity: 'warning',
	text: 'proxy.loadBalancerSourceRanges lets in {title} only, and clientIp.cdn does not name it: Kong would take the addresses of {title} for those of clients. Set clientIp.cdn: {cdn}.',
	doc: {
		what: 'Nobody but one CDN may connect to the load balancer, and Kong does not read the header of that CDN.',
		why: "Every connection comes from the CDN. The client's address is only in its header, and the load balancer knows nothing of it.",
		fix: 'Set `clientIp.cdn`. Its ranges ship with the chart then and need not be trusted by hand.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: [...onService, 'proxy.loadBalancerSourceRanges', 'clientIp.cdn'],
	find({ cdn, method, header, values }, found) {
		if (cdn || !method) return [];
		const ranges = values.proxy.loadBalancerSourceRanges;
		const id = ranges.every(isIpOrCidr) ? cdnOfAll(ranges) : null;
		if (id === null) return [];
		if (cdns[id].header.toLowerCase() === header.toLowerCase()) return [];
		return found('proxy.loadBalancerSourceRanges', { title: cdns[id].title, cdn: id });
	},
	template: `
{{- $c := . -}}
{{- $ranges := .values.proxy.loadBalancerSourceRanges -}}
{{- if and (not .cdn) .method $ranges -}}
{{- $given := include "kong-client-ip.bitsByFamily" (list .constants $ranges) | fromJson -}}
{{- range $id, $known := .constants.cdnHeaders -}}
{{- if ne (lower $known.header) (lower $c.header) -}}
{{- $held := 0 -}}
{{- range $family := list "IPv4" "IPv6" -}}
{{- $published := get (get $c.constants.cdnBits $id) $family -}}
{{- range get $given $family -}}
{{- if include "kong-client-ip.isHeld" (list $published .bits) -}}{{- $held = add1 $held -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if eq (int $held) (len $ranges) -}}
{{- include "kong-client-ip.found" (list $c "cdn-hides-clients" (dict "title" $known.title "cdn" $id)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'metallb' },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '104.16.0.0/13'] },
			},
			texts: [
				'proxy.loadBalancerSourceRanges lets in Cloudflare only, and clientIp.cdn does not name it: Kong would take the addresses of Cloudflare for those of clients. Set clientIp.cdn: cloudflare.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'metallb', cdn: 'cloudflare' },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '104.16.0.0/13'] },
			},
		},
		// An office, beside the CDN.
		{
			values: {
				clientIp: { loadBalancer: 'metallb' },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '203.0.113.0/24'] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'metallb' },
				proxy: { loadBalancerSourceRanges: ['173.245.48.0/20', '151.101.0.0/16'] },
			},
		},
		{ values: { clientIp: { loadBalancer: 'metallb' } } },
	],
});
