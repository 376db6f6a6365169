import { isRefusal } from '../../../catalogue/method.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'strategy-refused',
	severity: 'error',
	text: 'clientIp.strategy {strategy} cannot work with {loadBalancer}: {why}. Instead, {instead}.',
	doc: {
		what: 'The strategy cannot work with this load balancer.',
		why: 'A pass-through balancer sends no PROXY header and writes no HTTP header; one that ends connections hides the source of packets.',
		fix: 'Use the strategy or the product that the message names; `auto` always chooses one that works.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onMethod,
	saidBy: 'cdn-strategy',
	find({ strategy, product, method, id }, found) {
		if (strategy === 'none' || method) return [];
		const entry = product.strategies[strategy];
		if (!isRefusal(entry)) return [];
		const args = { strategy, loadBalancer: id, why: entry.refused, instead: entry.instead };
		return found('clientIp.strategy', args, ['clientIp.loadBalancer']);
	},
	template: `
{{- if .refusal -}}
{{- include "kong-client-ip.found" (list . "strategy-refused" (dict "strategy" .strategy "loadBalancer" .id "why" .refusal.refused "instead" .refusal.instead)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'clientIp.strategy proxyProtocol cannot work with gke-passthrough: GKE pass-through load balancers have no PROXY protocol: they forward packets unchanged, and Kong would refuse every connection. Instead, use strategy externalTrafficPolicy, which needs no trustedIPs.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'gke-passthrough', strategy: 'externalTrafficPolicy' } } },
		{
			values: {
				clientIp: { loadBalancer: 'gke-proxy-nlb', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
		},
		{ values: { clientIp: { loadBalancer: 'gke-passthrough', strategy: 'none' } } },
	],
});
