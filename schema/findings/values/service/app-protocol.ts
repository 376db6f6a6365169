import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'app-protocol',
	severity: 'warning',
	text: 'proxy.{port}.appProtocol {value} on {loadBalancer}: {why}. Remove it.',
	doc: {
		what: "`appProtocol` changes the balancer's health check.",
		why: 'It then asks for `/` by HTTP, where Kong answers 404 without a route, and the backend is taken out.',
		fix: 'Remove `appProtocol`.',
		source:
			'<https://github.com/kubernetes-sigs/cloud-provider-azure/blob/documentation/content/en/topics/loadbalancer.md>',
	},
	restsOn: onService,
	find({ values, product, trafficPolicy, id }, found) {
		const why = product.appProtocolNote;
		if (!why || trafficPolicy !== 'Cluster') return [];
		return (['http', 'tls'] as const).flatMap((port) => {
			const value = values.proxy[port].appProtocol;
			if (value !== 'http' && value !== 'https') return [];
			return found(`proxy.${port}.appProtocol`, { port, value, loadBalancer: id, why });
		});
	},
	template: `
{{- $c := . -}}
{{- if and .product.appProtocolNote (eq .trafficPolicy "Cluster") -}}
{{- range $port := list "http" "tls" -}}
{{- $value := (get $c.values.proxy $port).appProtocol -}}
{{- if has $value (list "http" "https") -}}
{{- include "kong-client-ip.found" (list $c "app-protocol" (dict "port" $port "value" $value "loadBalancer" $c.id "why" $c.product.appProtocolNote)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'none' },
				proxy: { externalTrafficPolicy: 'Cluster', http: { appProtocol: 'http' } },
			},
			texts: [
				'proxy.http.appProtocol http on aks: Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, so the backend becomes unhealthy. Remove it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'none' },
				proxy: { externalTrafficPolicy: 'Local', http: { appProtocol: 'http' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'none' },
				proxy: { externalTrafficPolicy: 'Cluster', http: { appProtocol: 'tcp' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'none' },
				proxy: { externalTrafficPolicy: 'Cluster', http: { appProtocol: 'http' } },
			},
		},
	],
});
