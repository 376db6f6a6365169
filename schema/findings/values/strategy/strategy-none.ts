import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'strategy-none',
	severity: 'warning',
	text: 'clientIp.strategy none preserves nothing: Kong sees a node or the load balancer. Choose a strategy, or auto.',
	doc: {
		what: 'Nothing is done to preserve the client address.',
		why: 'Kong sees a node or the load balancer; limits and allow lists by address treat everybody as one.',
		fix: 'Remove `clientIp.strategy`, or set it to `auto`.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	alone: 'always',
	restsOn: [],
	// Inside the cluster the peer is the client, or a proxy of which nobody has spoken.
	find: ({ strategy, serviceType, hasFront }, found) =>
		strategy === 'none' && (serviceType !== 'ClusterIP' || hasFront) ? found('clientIp.strategy') : [],
	template: `
{{- if and (eq .strategy "none") (or (ne .serviceType "ClusterIP") .hasFront) -}}
{{- include "kong-client-ip.found" (list . "strategy-none" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { strategy: 'none' } },
			texts: [
				'clientIp.strategy none preserves nothing: Kong sees a node or the load balancer. Choose a strategy, or auto.',
			],
		},
	],
	neighbours: [{ values: { clientIp: { strategy: 'auto' } } }],
});
