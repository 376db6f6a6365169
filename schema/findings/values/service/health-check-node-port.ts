import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'health-check-node-port',
	severity: 'error',
	text: 'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
	doc: {
		what: 'A health check node port is set where Kubernetes allows none.',
		why: 'It exists for type LoadBalancer with traffic policy `Local` only.',
		fix: 'Remove `proxy.healthCheckNodePort`.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onService,
	onImport: 'gives way',
	find({ values, serviceType, trafficPolicy }, found) {
		if (values.proxy.healthCheckNodePort === null) return [];
		const allowed = serviceType === 'LoadBalancer' && trafficPolicy === 'Local';
		return allowed ? [] : found('proxy.healthCheckNodePort');
	},
	template: `
{{- if and .values.proxy.healthCheckNodePort (not (and (eq .serviceType "LoadBalancer") (eq .trafficPolicy "Local"))) -}}
{{- include "kong-client-ip.found" (list . "health-check-node-port" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { healthCheckNodePort: 32000 },
			},
			texts: [
				'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'none' },
				proxy: { type: 'NodePort', externalTrafficPolicy: 'Local', healthCheckNodePort: 32000 },
			},
			texts: [
				'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { healthCheckNodePort: 32000 } } },
		{ values: { proxy: { type: 'NodePort' } } },
	],
});
