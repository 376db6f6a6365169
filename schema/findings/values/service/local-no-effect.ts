import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'local-no-effect',
	severity: 'warning',
	text: 'proxy.externalTrafficPolicy Local does nothing for {loadBalancer}: {why}. Remove proxy.externalTrafficPolicy.',
	doc: {
		what: 'Traffic policy `Local` does nothing on this product.',
		why: 'The balancer sends straight to pods, so no node chooses.',
		fix: 'Remove `proxy.externalTrafficPolicy`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.externalTrafficPolicy'],
	restsOn: onService,
	onImport: 'idle',
	find({ values, method, id, serviceType }, found) {
		const why = method?.localNote;
		if (values.proxy.externalTrafficPolicy !== 'Local' || !why || serviceType === 'ClusterIP') return [];
		return found('proxy.externalTrafficPolicy', { loadBalancer: id, why });
	},
	template: `
{{- if and (eq (toString .values.proxy.externalTrafficPolicy) "Local") .method.localNote (ne .serviceType "ClusterIP") -}}
{{- include "kong-client-ip.found" (list . "local-no-effect" (dict "loadBalancer" .id "why" .method.localNote)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { externalTrafficPolicy: 'Local' } },
			texts: [
				'proxy.externalTrafficPolicy Local does nothing for aws-nlb-ip: the NLB sends straight to pods; the target group attribute preserve_client_ip keeps the address. Remove proxy.externalTrafficPolicy.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { externalTrafficPolicy: 'Cluster' } } },
		{ values: { clientIp: { loadBalancer: 'aws-nlb-instance' }, proxy: { externalTrafficPolicy: 'Local' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { type: 'ClusterIP', externalTrafficPolicy: 'Local' },
			},
		},
	],
});
