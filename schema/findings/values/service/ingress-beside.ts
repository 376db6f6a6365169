import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

/** What Kong does with requests of a proxy that calls it in a way that was not made for one. */
export const ingressEffects: { readonly [way: string]: string } = {
	externalTrafficPolicy: 'mistakes that proxy for the client',
	proxyProtocol: 'refuses them, unless the proxy sends PROXY headers too',
	cdn: 'mistakes that proxy for the client, unless trustedIPs holds its address',
};

export const finding = defineFinding({
	code: 'ingress-beside',
	severity: 'warning',
	text: 'proxy.ingress.enabled on {loadBalancer}: requests through the Ingress come from its proxy, and under clientIp.strategy {strategy} Kong {effect}. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
	doc: {
		what: 'An Ingress leads to Kong, and the strategy is made for clients that come another way.',
		why: 'The proxy behind the Ingress opens connections of its own: Kong sees it in place of the client, or waits for a PROXY header that does not come.',
		fix: 'Remove `proxy.ingress.enabled`, or choose `httpHeaders` and trust that proxy.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	restsOn: onMethod,
	find({ values, product, strategy, cdn, id }, found) {
		const effect = ingressEffects[strategy === 'httpHeaders' && cdn ? 'cdn' : strategy];
		if (!effect || values.proxy.ingress.enabled !== true || product.ingress || product.gateway) return [];
		return found('proxy.ingress.enabled', { loadBalancer: id, strategy, effect });
	},
	template: `
{{- $way := ternary "cdn" .strategy (and (eq .strategy "httpHeaders") (not (empty .cdn))) -}}
{{- $effect := get .constants.ingressEffects $way -}}
{{- if and $effect .values.proxy.ingress.enabled (not .product.ingress) (not .product.gateway) -}}
{{- include "kong-client-ip.found" (list . "ingress-beside" (dict "loadBalancer" .id "strategy" .strategy "effect" $effect)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { ingress: { enabled: true } } },
			texts: [
				'proxy.ingress.enabled on aks: requests through the Ingress come from its proxy, and under clientIp.strategy externalTrafficPolicy Kong mistakes that proxy for the client. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ingress: { enabled: true } },
			},
			texts: [
				'proxy.ingress.enabled on generic: requests through the Ingress come from its proxy, and under clientIp.strategy proxyProtocol Kong refuses them, unless the proxy sends PROXY headers too. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' }, proxy: { ingress: { enabled: true } } },
			texts: [
				'proxy.ingress.enabled on aks: requests through the Ingress come from its proxy, and under clientIp.strategy httpHeaders Kong mistakes that proxy for the client, unless trustedIPs holds its address. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aks' }, proxy: { ingress: { enabled: false } } } },
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ingress: { enabled: true } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ingress: { enabled: true } },
			},
		},
	],
});
