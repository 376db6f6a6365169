import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'input-is-values',
	severity: 'error',
	text: '{input} holds {values}, and check reads manifests. Render them: {render}{where}. To read the values alone: {read}.',
	doc: {
		what: 'A file holds the values of a chart, not the manifests that the chart makes of them.',
		why: 'What a request meets depends on the objects that Helm renders. Nothing in the file was checked; beside a gateway that was, this is a note.',
		fix: 'Render the chart with `helm template` and check the result, or read the values with `validate` or `import`.',
		source: '<https://helm.sh/docs/helm/helm_template/>',
	},
	samples: [
		{
			objects: [{ env: { trusted_ips: '0.0.0.0/0' }, proxy: { type: 'LoadBalancer' } }],
			texts: [
				'The input holds values of the chart kong/kong, and check reads manifests. Render them: helm template kong kong --repo https://charts.konghq.com -f FILE | kong-client-ip check. To read the values alone: kong-client-ip import FILE.',
			],
		},
		{
			objects: [{ gateway: { env: { real_ip_header: 'proxy_protocol' } } }],
			texts: [
				'The input holds values of the chart kong/ingress, and check reads manifests. Render them: helm template kong ingress --repo https://charts.konghq.com -f FILE | kong-client-ip check. To read the values alone: kong-client-ip import FILE.',
			],
		},
		{
			objects: [{ clientIp: { loadBalancer: 'metallb' } }],
			texts: [
				'The input holds values of the chart kong-client-ip, and check reads manifests. Render them: helm template kong CHART -f FILE | kong-client-ip check, where CHART is the folder of the chart. To read the values alone: kong-client-ip validate FILE.',
			],
		},
		{
			objects: [{ 'kong-edge': { clientIp: { loadBalancer: 'metallb' } }, redis: { enabled: true } }],
			texts: [
				'The input holds values of an umbrella chart, with values of the chart kong-client-ip below kong-edge, and check reads manifests. Render them: helm template kong CHART -f FILE | kong-client-ip check, where CHART is the folder of the chart. To read the values alone: kong-client-ip validate --at /kong-edge FILE.',
			],
		},
		{
			objects: [{ controller: { config: { 'use-proxy-protocol': 'true' } } }],
			texts: [
				'The input holds values of the chart ingress-nginx, and check reads manifests. Render them: helm template kong ingress-nginx --repo https://kubernetes.github.io/ingress-nginx -f FILE | kong-client-ip check. To read the values alone: kong-client-ip import FILE.',
			],
		},
		// Beside a gateway that was checked.
		{
			objects: [service(), kong(), { clientIp: { loadBalancer: 'metallb' } }],
			texts: [
				'The input holds values of the chart kong-client-ip, and check reads manifests. Render them: helm template kong CHART -f FILE | kong-client-ip check, where CHART is the folder of the chart. To read the values alone: kong-client-ip validate FILE.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		// Common keys of any chart.
		{ objects: [{ service: { type: 'ClusterIP' }, replicaCount: 2 }] },
	],
});
