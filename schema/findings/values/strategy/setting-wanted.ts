import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';
import { unmetNeed } from './unmet-need.ts';

export const finding = defineFinding({
	code: 'setting-wanted',
	severity: 'warning',
	text: '{loadBalancer} needs {wanted} in {path}: {why}. Set that, unless {orElse}.',
	doc: {
		what: "The product's controller needs an annotation that only you can give, unless it has a default of its own.",
		why: 'Without either, no load balancer appears, and only an event of the Service says so.',
		fix: 'Set one of the annotations that the message names, or see that the controller has that default.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: [...onProduct, 'clientIp.scheme', 'proxy.annotations'],
	find(situation, found) {
		const need = unmetNeed(situation);
		if (need?.orElse === undefined) return [];
		const { loadBalancer, wanted, path, why, orElse, blamed } = need;
		return found(blamed, { loadBalancer, wanted, path, why, orElse });
	},
	template: `
{{- if hasKey .unmetNeed "orElse" -}}
{{- include "kong-client-ip.found" (list . "setting-wanted" .unmetNeed) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'hetzner needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone in proxy.annotations: the controller must know where to make the balancer. Set that, unless the controller has a default (HCLOUD_LOAD_BALANCERS_LOCATION or HCLOUD_LOAD_BALANCERS_NETWORK_ZONE).',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
			},
		},
		// No load balancer is asked for.
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { type: 'NodePort' },
			},
		},
		// Nothing else meets this need, so it has another finding.
		{ values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' } } },
	],
});
