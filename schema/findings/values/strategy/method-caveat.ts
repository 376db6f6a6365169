import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'method-caveat',
	severity: 'warning',
	text: '{loadBalancer} with strategy {strategy}: {caveat}',
	doc: {
		what: 'The strategy works with this product under a condition that the values cannot show.',
		why: 'It depends on a version, or on something that no source confirms.',
		fix: 'Check once on your cluster that the condition in the message holds.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: onMethod,
	find: ({ method, strategy, id }, found) =>
		(method?.warnings ?? []).flatMap((caveat) =>
			found('clientIp.strategy', { loadBalancer: id, strategy, caveat }, ['clientIp.loadBalancer']),
		),
	template: `
{{- $c := . -}}
{{- range .method.warnings -}}
{{- include "kong-client-ip.found" (list $c "method-caveat" (dict "loadBalancer" $c.id "strategy" $c.strategy "caveat" .)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-intree', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'aws-nlb-intree with strategy proxyProtocol: PROXY on an in-tree NLB needs cloud-provider-aws 1.32.6, 1.33.3, 1.34.0 (not 1.34.1), 1.35.0 or later; older ones ignore the annotation and Kong then refuses every request.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aws-nlb-intree', strategy: 'externalTrafficPolicy' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
		},
	],
});
