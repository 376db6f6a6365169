import { openStreams } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'stream-hidden',
	severity: 'warning',
	text: 'Streams have no headers, so of those to {paths} Kong sees the address of {peer}, and plugins such as ip-restriction see it too. Take strategy proxyProtocol or externalTrafficPolicy where {loadBalancer} can, or do without the address there.',
	doc: {
		what: 'The client is taken from a header of requests, and there are listeners for streams of TCP, which have none.',
		why: 'Of a stream Kong knows the peer, or the address in a PROXY header. Rules about addresses on routes of streams then judge the load balancer or a node.',
		fix: 'Choose a strategy that is for connections, put the streams on a Service of their own in `extraObjects`, or use no rules about addresses on their routes.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/templates/nginx_kong_stream.lua>',
	},
	alone: [],
	restsOn: onMethod,
	find({ values, strategy, peer, id, resolved, hasFront }, found) {
		const named = openStreams(values).filter(({ of, protocol }) => of === 'proxy' && protocol === 'TCP');
		const [first] = named;
		const reads = hasFront || resolved.readsRequests;
		if (!first || reads || strategy !== 'httpHeaders' || peer === 'client') return [];
		const args = {
			paths: named.map(({ at }) => pathText(at)).join(' and '),
			peer: peer === 'node' ? 'a node' : 'the load balancer',
			loadBalancer: id,
		};
		return found(first.at, args);
	},
	template: `
{{- $c := . -}}
{{- $paths := list -}}
{{- range .openStreams -}}
{{- if and (eq .of "proxy") (eq .protocol "TCP") -}}{{- $paths = append $paths .by -}}{{- end -}}
{{- end -}}
{{- $reads := or .hasFront .resolved.readsRequests -}}
{{- if and $paths (not $reads) (eq .strategy "httpHeaders") (ne .peer "client") -}}
{{- include "kong-client-ip.found" (list $c "stream-hidden" (dict "paths" ($paths | join " and ") "peer" (ternary "a node" "the load balancer" (eq .peer "node")) "loadBalancer" .id)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
					strategy: 'httpHeaders',
					cdn: 'cloudflare',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					externalTrafficPolicy: 'Cluster',
					stream: [{ containerPort: 9000 }, { containerPort: 9001 }],
				},
			},
			texts: [
				'Streams have no headers, so of those to proxy.stream[0] and proxy.stream[1] Kong sees the address of a node, and plugins such as ip-restriction see it too. Take strategy proxyProtocol or externalTrafficPolicy where aws-nlb-instance can, or do without the address there.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }] },
			},
		},
		{
			values: { clientIp: { loadBalancer: 'metallb' }, proxy: { stream: [{ containerPort: 9000 }] } },
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks', strategy: 'httpHeaders', cdn: 'cloudflare' },
				proxy: { stream: [{ containerPort: 9000 }] },
			},
		},
	],
});
