import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'admin-unreachable',
	severity: 'warning',
	text: 'networkPolicy.enabled closes the port of the admin API to everybody, so the Ingress Controller cannot configure Kong. List its pods in networkPolicy.admin.from.',
	doc: {
		what: '`admin.enabled` and `networkPolicy.enabled` are true, and `networkPolicy.admin.from` is empty.',
		why: 'The controller cannot connect, so the gateway gets no routes and does not become ready. Only another NetworkPolicy could let it in.',
		fix: "Set `networkPolicy.admin.from` to the controller's pods: a `podSelector`, with a `namespaceSelector` in the same item if they run in another namespace.",
		source: '<https://kubernetes.io/docs/concepts/services-networking/network-policies/>',
	},
	alone: ['networkPolicy.enabled'],
	restsOn: ['networkPolicy.admin.from'],
	find: ({ values: { admin, networkPolicy } }, found) =>
		admin.enabled && networkPolicy.enabled && networkPolicy.admin.from.length === 0
			? found('admin.enabled')
			: [],
	template: `
{{- $policy := .values.networkPolicy -}}
{{- if and .values.admin.enabled $policy.enabled (not $policy.admin.from) -}}
{{- include "kong-client-ip.found" (list . "admin-unreachable" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { admin: { enabled: true }, networkPolicy: { enabled: true } },
			texts: [
				'networkPolicy.enabled closes the port of the admin API to everybody, so the Ingress Controller cannot configure Kong. List its pods in networkPolicy.admin.from.',
			],
		},
	],
	neighbours: [
		{
			values: {
				admin: { enabled: true },
				networkPolicy: { enabled: true, admin: { from: [{ podSelector: {} }] } },
			},
		},
		{ values: { admin: { enabled: true }, networkPolicy: { enabled: false } } },
		{ values: { networkPolicy: { enabled: true } } },
	],
});
