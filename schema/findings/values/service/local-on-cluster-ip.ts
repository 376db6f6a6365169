import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'local-on-cluster-ip',
	severity: 'error',
	text: 'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. {remedy}.',
	doc: {
		what: 'The strategy, or `proxy.externalTrafficPolicy`, wants traffic policy `Local` on a Service of type ClusterIP.',
		why: 'Kubernetes has the policy for traffic from outside only, which reaches a Service by a load balancer or a node port.',
		fix: 'Remove what the message names, or choose another strategy.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	alone: ['proxy.type', 'clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onService,
	saidBy: 'service-type',
	find({ values, serviceType, method }, found) {
		if (serviceType !== 'ClusterIP') return [];
		const { type, externalTrafficPolicy } = values.proxy;
		if (method?.policyRequired)
			return found('proxy.type', { remedy: 'Remove proxy.type, or choose another strategy' });
		if (externalTrafficPolicy !== 'Local') return [];
		if (type === null)
			return found('proxy.externalTrafficPolicy', { remedy: 'Remove proxy.externalTrafficPolicy' });
		const remedy = 'Remove proxy.type or proxy.externalTrafficPolicy';
		return found('proxy.type', { remedy }, ['proxy.externalTrafficPolicy']);
	},
	template: `
{{- if eq .serviceType "ClusterIP" -}}
{{- $remedy := "" -}}
{{- if .method.policyRequired -}}
{{- $remedy = "Remove proxy.type, or choose another strategy" -}}
{{- else if eq (toString .values.proxy.externalTrafficPolicy) "Local" -}}
{{- $remedy = ternary "Remove proxy.type or proxy.externalTrafficPolicy" "Remove proxy.externalTrafficPolicy" (not (empty .values.proxy.type)) -}}
{{- end -}}
{{- if $remedy -}}
{{- include "kong-client-ip.found" (list . "local-on-cluster-ip" (dict "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { type: 'ClusterIP' } },
			texts: [
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. Remove proxy.type, or choose another strategy.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'none' },
				proxy: { type: 'ClusterIP', externalTrafficPolicy: 'Local' },
			},
			texts: [
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. Remove proxy.type or proxy.externalTrafficPolicy.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Local' },
			},
			texts: [
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. Remove proxy.externalTrafficPolicy.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { type: 'NodePort' } } },
		{ values: { clientIp: { strategy: 'none' }, proxy: { type: 'ClusterIP' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'NodePort', externalTrafficPolicy: 'Local' },
			},
		},
	],
});
