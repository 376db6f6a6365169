import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';
import { unexpected } from './switches.ts';

export const finding = defineFinding({
	code: 'http-unexpected',
	severity: 'error',
	text: 'proxy.annotations has {annotation}: {value}: {loadBalancer} then speaks HTTP for the clients and hides their addresses, which clientIp.strategy {strategy} cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
	doc: {
		what: 'An annotation makes the balancer speak HTTP, and the strategy needs one that passes connections on.',
		why: 'Such a balancer answers the clients itself and connects to Kong from its own address, without the PROXY header that the strategy waits for.',
		fix: 'Remove the annotation, or set `clientIp.strategy` to `httpHeaders`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onMethod,
	find: (situation, found) =>
		unexpected(situation, 'HTTP').flatMap((args) => found(['proxy', 'annotations', args.annotation], args)),
	template: `
{{- $c := . -}}
{{- range .switched -}}
{{- if and .breaks (eq .speaks "HTTP") -}}
{{- include "kong-client-ip.found" (list $c "http-unexpected" (dict "annotation" .annotation "value" .value "loadBalancer" $c.id "strategy" $c.strategy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' } },
			},
			texts: [
				'proxy.annotations has loadbalancer.openstack.org/x-forwarded-for: true: openstack-octavia then speaks HTTP for the clients and hides their addresses, which clientIp.strategy proxyProtocol cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'openstack-octavia', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'false' } },
			},
		},
	],
});
