import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'in-cluster-off',
	severity: 'warning',
	text: 'inCluster.enabled is false while the public listeners speak PROXY: callers inside the cluster are refused. Remove it.',
	doc: {
		what: 'There is no plain entry for callers inside the cluster, while the public listeners speak PROXY.',
		why: 'They send no PROXY header and are refused.',
		fix: 'Remove `inCluster.enabled`.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onMethod,
	find: ({ speaksProxy, inCluster }, found) => (speaksProxy && !inCluster ? found('inCluster.enabled') : []),
	template: `
{{- if and .speaksProxy (not .hasInCluster) -}}
{{- include "kong-client-ip.found" (list . "in-cluster-off" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				inCluster: { enabled: false },
			},
			texts: [
				'inCluster.enabled is false while the public listeners speak PROXY: callers inside the cluster are refused. Remove it.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } } },
		{ values: { clientIp: { strategy: 'externalTrafficPolicy' }, inCluster: { enabled: false } } },
	],
});
