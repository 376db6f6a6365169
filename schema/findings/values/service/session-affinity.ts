import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'session-affinity',
	severity: 'warning',
	text: 'proxy.sessionAffinity ClientIP on {loadBalancer}: {effect}. Remove proxy.sessionAffinity.',
	doc: {
		what: "The Service keeps each source address with one pod, but the sources that it sees are not the clients'.",
		why: 'A balancer that opens connections of its own has few addresses, so a few pods get all requests. A balancer that sends to pods passes the Service by, and the setting does nothing.',
		fix: 'Remove `proxy.sessionAffinity`. Where a session must stay with one pod, use the stickiness of the balancer.',
		source: '<https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.sessionAffinity'],
	restsOn: [...onProduct, 'clientIp.strategy', 'clientIp.cdn', 'proxy.type'],
	saidBy: 'controller-refuses',
	onImport: 'idle',
	find({ values, method, serviceType, id }, found) {
		if (values.proxy.sessionAffinity !== 'ClientIP' || !method || serviceType === 'ClusterIP') return [];
		const passesBy = method.targets === 'pods';
		if (!passesBy && method.packetSource === 'client') return [];
		const effect = passesBy
			? 'the balancer sends to pods itself, so the Service decides nothing'
			: 'all connections come from the few addresses of the balancer, so a few pods get all requests';
		return found('proxy.sessionAffinity', { loadBalancer: id, effect });
	},
	template: `
{{- if and (eq (toString .values.proxy.sessionAffinity) "ClientIP") .method (ne .serviceType "ClusterIP") -}}
{{- $passesBy := eq .method.targets "pods" -}}
{{- if or $passesBy (ne .method.packetSource "client") -}}
{{- $effect := ternary "the balancer sends to pods itself, so the Service decides nothing" "all connections come from the few addresses of the balancer, so a few pods get all requests" $passesBy -}}
{{- include "kong-client-ip.found" (list . "session-affinity" (dict "loadBalancer" .id "effect" $effect)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'linode', trustedIPs: ['10.0.0.0/16'] },
				proxy: { sessionAffinity: 'ClientIP' },
			},
			texts: [
				'proxy.sessionAffinity ClientIP on linode: all connections come from the few addresses of the balancer, so a few pods get all requests. Remove proxy.sessionAffinity.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { sessionAffinity: 'ClientIP' } },
			texts: [
				'proxy.sessionAffinity ClientIP on aws-nlb-ip: the balancer sends to pods itself, so the Service decides nothing. Remove proxy.sessionAffinity.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aks' }, proxy: { sessionAffinity: 'ClientIP' } } },
		{ values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { sessionAffinity: 'None' } } },
		{
			values: {
				clientIp: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] },
				proxy: { type: 'ClusterIP', sessionAffinity: 'ClientIP' },
			},
		},
	],
});
