import { udpService } from '../../../decide/streams.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'udp-clients-hidden',
	severity: 'warning',
	text: 'udpProxy.externalTrafficPolicy Cluster replaces the address of UDP clients by that of a node, and nothing else tells Kong who they are. Remove it; the default is Local.',
	doc: {
		what: 'The Service for UDP has traffic policy Cluster.',
		why: 'A node that forwards a datagram puts its own address into it. UDP has no PROXY header that Kong reads, and no other header.',
		fix: 'Remove `udpProxy.externalTrafficPolicy`, or set it to `Local`.',
		source:
			'<https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip>',
	},
	alone: 'always',
	restsOn: ['clientIp.strategy', 'udpProxy.type'],
	find: (situation, found) =>
		situation.strategy !== 'none' && udpService(situation)?.externalTrafficPolicy === 'Cluster'
			? found('udpProxy.externalTrafficPolicy')
			: [],
	template: `
{{- if and .udpType (ne .udpType "ClusterIP") (ne .strategy "none") (eq (toString .values.udpProxy.externalTrafficPolicy) "Cluster") -}}
{{- include "kong-client-ip.found" (list . "udp-clients-hidden" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				udpProxy: { enabled: true, externalTrafficPolicy: 'Cluster', stream: [{ containerPort: 5353 }] },
			},
			texts: [
				'udpProxy.externalTrafficPolicy Cluster replaces the address of UDP clients by that of a node, and nothing else tells Kong who they are. Remove it; the default is Local.',
			],
		},
	],
	neighbours: [
		{
			values: {
				udpProxy: { enabled: true, externalTrafficPolicy: 'Local', stream: [{ containerPort: 5353 }] },
			},
		},
		{ values: { udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] } } },
		{
			values: {
				clientIp: { strategy: 'none' },
				udpProxy: { enabled: true, externalTrafficPolicy: 'Cluster', stream: [{ containerPort: 5353 }] },
			},
		},
	],
});
