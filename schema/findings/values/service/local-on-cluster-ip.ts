import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

/** A Service inside the cluster stays there. */
const byFront =
	'Choose clientIp.strategy by what is in front: httpHeaders for a proxy in the cluster, with the addresses of its pods in clientIp.trustedIPs, proxyProtocol for one that sends PROXY, none for a target group that keeps the source of packets, or for nothing';
const without = 'Remove proxy.externalTrafficPolicy';

export const finding = defineFinding({
	code: 'local-on-cluster-ip',
	severity: 'error',
	text: 'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. {remedy}.',
	doc: {
		what: 'The strategy, or `proxy.externalTrafficPolicy`, wants traffic policy `Local` on a Service of type ClusterIP.',
		why: 'Kubernetes has the policy for traffic from outside only, which reaches a Service by a load balancer or a node port.',
		fix: 'Choose the strategy by what is in front of the Service, as the message says, or remove `proxy.externalTrafficPolicy`. `proxy.type` stays: without it the gateway would get a public address.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	alone: ['proxy.type', 'clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onService,
	saidBy: 'service-type',
	find({ values, serviceType, method }, found) {
		if (serviceType !== 'ClusterIP') return [];
		const { type, externalTrafficPolicy } = values.proxy;
		if (method?.policyRequired) return found('proxy.type', { remedy: byFront });
		if (externalTrafficPolicy !== 'Local') return [];
		if (type === null) return found('proxy.externalTrafficPolicy', { remedy: without });
		return found('proxy.externalTrafficPolicy', { remedy: without }, ['proxy.type']);
	},
	template: `
{{- if eq .serviceType "ClusterIP" -}}
{{- $remedy := "" -}}
{{- if .method.policyRequired -}}
{{- $remedy = "Choose clientIp.strategy by what is in front: httpHeaders for a proxy in the cluster, with the addresses of its pods in clientIp.trustedIPs, proxyProtocol for one that sends PROXY, none for a target group that keeps the source of packets, or for nothing" -}}
{{- else if eq (toString .values.proxy.externalTrafficPolicy) "Local" -}}
{{- $remedy = "Remove proxy.externalTrafficPolicy" -}}
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
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. Choose clientIp.strategy by what is in front: httpHeaders for a proxy in the cluster, with the addresses of its pods in clientIp.trustedIPs, proxyProtocol for one that sends PROXY, none for a target group that keeps the source of packets, or for nothing.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'none' },
				proxy: { type: 'ClusterIP', externalTrafficPolicy: 'Local' },
			},
			texts: [
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and this one is of type ClusterIP. Remove proxy.externalTrafficPolicy.',
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
