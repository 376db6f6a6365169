import { cdns } from '../../../cdn/index.ts';
import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-own',
	severity: 'error',
	text: 'clientIp.cdn {cdn}: {loadBalancer} is of {title} itself, and {strategy} takes the client address from it. {remedy}.',
	doc: {
		what: 'The CDN is named beside a load balancer that is a part of it.',
		why: 'No address of the CDN calls Kong then, so its ranges and the ways to close the load balancer to others do not apply.',
		fix: 'Remove `clientIp.cdn`, or name the load balancer that the CDN calls.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.cdn'],
	restsOn: onProduct,
	find({ values, product, id }, found) {
		const { ownCdn, recommended: strategy } = product;
		if (!ownCdn || values.clientIp.cdn !== ownCdn.id) return [];
		const { title } = cdns[ownCdn.id];
		const args = { cdn: ownCdn.id, loadBalancer: id, title, strategy, remedy: ownCdn.remedy };
		return found('clientIp.cdn', args, ['clientIp.loadBalancer']);
	},
	template: `
{{- $own := .product.ownCdn -}}
{{- if and $own (eq (.values.clientIp.cdn | default "") $own.id) -}}
{{- include "kong-client-ip.found" (list . "cdn-own" (dict "cdn" $own.id "loadBalancer" .id "title" $own.title "strategy" .product.recommended "remedy" $own.remedy)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'cloudflare-tunnel', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] },
			},
			texts: [
				'clientIp.cdn cloudflare: cloudflare-tunnel is of Cloudflare itself, and httpHeaders takes the client address from it. Remove clientIp.cdn.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'cloudflare-spectrum', cdn: 'cloudflare', trustedIPs: ['104.16.0.0/13'] },
			},
			texts: [
				'clientIp.cdn cloudflare: cloudflare-spectrum is of Cloudflare itself, and proxyProtocol takes the client address from it. Remove clientIp.cdn; or, for an application of type HTTP, let clientIp.loadBalancer name the balancer that Cloudflare calls.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'cloudflare-tunnel', trustedIPs: ['10.0.0.0/16'] } } },
		// Another CDN that calls the host name at Cloudflare.
		{
			values: {
				clientIp: {
					loadBalancer: 'cloudflare-tunnel',
					cdn: 'fastly',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'metallb', cdn: 'cloudflare' } } },
	],
});
