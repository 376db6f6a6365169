import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';
import { badAnnotations } from './bad-annotations.ts';

export const finding = defineFinding({
	code: 'annotation-risky',
	severity: 'warning',
	text: 'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. {remedy}.',
	doc: {
		what: 'An annotation risks something on this product.',
		why: 'The message says what it does there.',
		fix: 'Do what the message says, unless you know that the risk does not apply to you.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onService,
	find: (situation, found) =>
		badAnnotations(situation, 'risky').flatMap((bad) =>
			found(['proxy', 'annotations', bad.annotation], { ...bad, loadBalancer: situation.id }),
		),
	template: `
{{- include "kong-client-ip.foundBadAnnotations" (list . "annotation-risky" true) -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'service.beta.kubernetes.io/port_80_health-probe_port': '8100' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/port_80_health-probe_port: 8100 on aks: it replaces the health check node port, so nodes without a pod stay in the balancer and drop requests. Remove it.',
			],
		},
	],
	neighbours: [
		// Under Cluster every node passes connections on, so one may answer for all of them.
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'none' },
				proxy: {
					externalTrafficPolicy: 'Cluster',
					annotations: { 'service.beta.kubernetes.io/port_80_health-probe_port': '8100' },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'service.beta.kubernetes.io/port_80_health-probe_interval': '5' } },
			},
		},
	],
});
