import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'traffic-policy-conflict',
	severity: 'error',
	text: 'proxy.externalTrafficPolicy {policy} breaks clientIp.strategy {strategy}, which needs {needed} on {loadBalancer}. Remove it, or choose another strategy.',
	doc: {
		what: 'The traffic policy breaks the strategy.',
		why: 'Under `Cluster` kube-proxy replaces the source by an address of the node.',
		fix: 'Remove `proxy.externalTrafficPolicy`, or choose another strategy.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.externalTrafficPolicy'],
	restsOn: onService,
	onImport: 'gives way',
	find({ values, method, strategy, id }, found) {
		const policy = values.proxy.externalTrafficPolicy;
		if (!policy || !method?.policyRequired || policy === method.externalTrafficPolicy) return [];
		const args = { policy, strategy, needed: method.externalTrafficPolicy, loadBalancer: id };
		return found('proxy.externalTrafficPolicy', args);
	},
	template: `
{{- $policy := .values.proxy.externalTrafficPolicy -}}
{{- if and $policy .method.policyRequired -}}
{{- if ne $policy .method.externalTrafficPolicy -}}
{{- include "kong-client-ip.found" (list . "traffic-policy-conflict" (dict "policy" $policy "strategy" .strategy "needed" .method.externalTrafficPolicy "loadBalancer" .id)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { externalTrafficPolicy: 'Cluster' } },
			texts: [
				'proxy.externalTrafficPolicy Cluster breaks clientIp.strategy externalTrafficPolicy, which needs Local on generic. Remove it, or choose another strategy.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { externalTrafficPolicy: 'Local' } } },
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Cluster' },
			},
		},
	],
});
