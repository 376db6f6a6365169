import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { type CdnId, cdns } from '../../../cdn/index.ts';
import { cdnOf } from '../../../decide/range-owners.ts';
import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { usesTrust } from '../trust/peers.ts';

export const finding = defineFinding({
	code: 'cdn-unnamed',
	severity: 'warning',
	forgery: 'unknown',
	text: 'Kong reads {header} from ranges that {title} publishes, but clientIp.cdn does not name it, so nothing is said of what holds for that CDN. Set clientIp.cdn: {cdn}.',
	doc: {
		what: 'The header and the trusted ranges are those of a CDN that the chart knows, and `clientIp.cdn` is not set.',
		why: 'What holds for the CDN is then neither checked nor said: whether others reach the balancer past it, which other header it would write, and what its other customers can do from the same addresses.',
		fix: 'Set `clientIp.cdn`. Its ranges ship with the chart then and need not be listed.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: onTrust,
	find(situation, found) {
		const { cdn, strategy, header, product, values } = situation;
		if (cdn || strategy !== 'httpHeaders' || !usesTrust(situation)) return [];
		const owners = values.clientIp.trustedIPs.filter(isIpOrCidr).map(cdnOf);
		const id = owners.find((one): one is CdnId => one !== null && isHeaderOf(one, header));
		return id && id !== product.ownCdn?.id
			? found('clientIp.trustedIPs', { header, title: cdns[id].title, cdn: id })
			: [];
	},
	template: `
{{- $c := . -}}
{{- $own := .product.ownCdn | default dict -}}
{{- if and (not .cdn) .usesTrust (eq .strategy "httpHeaders") -}}
{{- $trusted := include "kong-client-ip.bitsByFamily" (list .constants .values.clientIp.trustedIPs) | fromJson -}}
{{- range $id, $known := .constants.cdnHeaders -}}
{{- if and (eq (lower $known.header) (lower $c.header)) (ne $id ($own.id | default "")) -}}
{{- $isTrusted := false -}}
{{- range $family := list "IPv4" "IPv6" -}}
{{- $published := get (get $c.constants.cdnBits $id) $family -}}
{{- range get $trusted $family -}}
{{- if include "kong-client-ip.isHeld" (list $published .bits) -}}{{- $isTrusted = true -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if $isTrusted -}}
{{- include "kong-client-ip.found" (list $c "cdn-unnamed" (dict "header" $c.header "title" $known.title "cdn" $id)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'generic',
					strategy: 'httpHeaders',
					httpHeaders: { name: 'CF-Connecting-IP' },
					trustedIPs: ['10.0.0.0/8', '173.245.48.0/20', '2606:4700::/32'],
				},
			},
			texts: [
				'Kong reads CF-Connecting-IP from ranges that Cloudflare publishes, but clientIp.cdn does not name it, so nothing is said of what holds for that CDN. Set clientIp.cdn: cloudflare.',
			],
		},
	],
	neighbours: [
		// The tunnel is Cloudflare itself.
		{
			values: {
				clientIp: {
					loadBalancer: 'cloudflare-tunnel',
					httpHeaders: { name: 'CF-Connecting-IP' },
					trustedIPs: ['10.0.0.0/8', '173.245.48.0/20'],
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'generic',
					cdn: 'cloudflare',
					trustedIPs: ['173.245.48.0/20'],
				},
			},
		},
		// The header of that CDN, but nobody of it is trusted; and the other way round.
		{
			values: {
				clientIp: {
					loadBalancer: 'generic',
					strategy: 'httpHeaders',
					httpHeaders: { name: 'CF-Connecting-IP' },
					trustedIPs: ['10.0.0.0/8'],
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['173.245.48.0/20'] },
			},
		},
	],
});

/** Whether the header is the CDN's own. */
function isHeaderOf(id: CdnId, header: string): boolean {
	return cdns[id].header.toLowerCase() === header.toLowerCase();
}
