import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';
import { unmetNeed } from './unmet-need.ts';

export const finding = defineFinding({
	code: 'setting-missing',
	severity: 'error',
	text: '{loadBalancer} needs {wanted} in {path}: {why}. Set that.',
	doc: {
		what: "The product's controller needs an annotation that only you can give: a zone, a subnet, an id.",
		why: 'Without it no load balancer appears, or one of the other scheme, and only an event of the Service, Ingress or Gateway says so.',
		fix: 'Set one of the annotations that the message names.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: [...onProduct, 'clientIp.scheme', 'proxy.annotations'],
	find(situation, found) {
		const need = unmetNeed(situation);
		if (!need || need.orElse !== undefined) return [];
		const { loadBalancer, wanted, path, why, blamed } = need;
		return found(blamed, { loadBalancer, wanted, path, why });
	},
	template: `
{{- if and .unmetNeed (not (hasKey .unmetNeed "orElse")) -}}
{{- include "kong-client-ip.found" (list . "setting-missing" .unmetNeed) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' } },
			texts: [
				'yandex with clientIp.scheme internal needs yandex.cloud/subnet-id in proxy.annotations: an internal balancer gets its address from that subnet. Set that.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aks-agc-ingress', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'aks-agc-ingress needs alb.networking.azure.io/alb-id or alb.networking.azure.io/alb-name in proxy.ingress.annotations: the ALB controller makes nothing before it knows which Application Gateway for Containers it is for. Set that.',
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aks-private-link',
					scheme: 'internet-facing',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: { 'service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip': 'false' },
				},
			},
			texts: [
				'aks-private-link needs service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip: true or service.beta.kubernetes.io/azure-load-balancer-internal: true in proxy.annotations: a Private Link Service needs an internal frontend, or a public one without floating IP. Set that.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'yandex', scheme: 'internal' },
				proxy: { annotations: { 'yandex.cloud/subnet-id': 'e9b0example' } },
			},
		},
		{ values: { clientIp: { loadBalancer: 'yandex', scheme: 'internet-facing' } } },
		{ values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' }, proxy: { type: 'NodePort' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aks-agc-ingress', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					ingress: { annotations: { 'alb.networking.azure.io/alb-id': '/subscriptions/example/alb' } },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks-agc-ingress', trustedIPs: ['10.0.0.0/16'] },
				proxy: { ingress: { enabled: false } },
			},
		},
		// The controller may have a default, so it has another finding.
		{ values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } } },
	],
});
