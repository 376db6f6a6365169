import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'local-breaks-health-check',
	severity: 'error',
	text: 'proxy.externalTrafficPolicy Local with strategy {strategy} on {loadBalancer}: {why}. Use Cluster{remedy}.',
	doc: {
		what: "Traffic policy `Local` breaks the balancer's health check under this strategy.",
		why: 'The message says why. On AWS the check asks kube-proxy, which cannot read the PROXY header in front of it, so every target becomes unhealthy.',
		fix: 'Use `Cluster`, or the health check annotations where the message names some.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/service/annotations.md>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.externalTrafficPolicy'],
	restsOn: onService,
	onImport: 'gives way',
	find({ values, method, strategy, id, serviceType }, found) {
		const breaks = method?.localBreaks;
		if (!breaks || values.proxy.externalTrafficPolicy !== 'Local' || serviceType === 'ClusterIP') return [];
		const remedy = Object.entries(breaks.unless).sort(([a], [b]) => (a < b ? -1 : 1));
		const isSet = remedy.every(([name, value]) => values.proxy.annotations[name] === value);
		if (remedy.length > 0 && isSet) return [];
		const words = remedy.map(([name, value]) => `${name}: ${value}`).join(' and ');
		return found('proxy.externalTrafficPolicy', {
			strategy,
			loadBalancer: id,
			why: breaks.why,
			remedy: words && `, or set ${words} in proxy.annotations`,
		});
	},
	template: `
{{- if and .method.localBreaks (eq (toString .values.proxy.externalTrafficPolicy) "Local") (ne .serviceType "ClusterIP") -}}
{{- $user := .values.proxy.annotations -}}
{{- $isSet := not (empty .method.localBreaks.unless) -}}
{{- $words := list -}}
{{- range $name, $value := .method.localBreaks.unless -}}
{{- $words = append $words (printf "%s: %s" $name $value) -}}
{{- if ne (get $user $name) $value -}}{{- $isSet = false -}}{{- end -}}
{{- end -}}
{{- if not $isSet -}}
{{- $remedy := "" -}}
{{- if $words -}}{{- $remedy = printf ", or set %s in proxy.annotations" ($words | join " and ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "local-breaks-health-check" (dict "strategy" .strategy "loadBalancer" .id "why" .method.localBreaks.why "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Local' },
			},
			texts: [
				'proxy.externalTrafficPolicy Local with strategy proxyProtocol on aws-nlb-instance: the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port and service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp in proxy.annotations.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'stackit', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Local' },
			},
			texts: [
				'proxy.externalTrafficPolicy Local with strategy proxyProtocol on stackit: the controller does not support traffic policy Local. Use Cluster.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: {
					externalTrafficPolicy: 'Local',
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': 'traffic-port',
						'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'tcp',
					},
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Cluster' },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'externalTrafficPolicy' },
				proxy: { externalTrafficPolicy: 'Local' },
			},
		},
	],
});
