import { openStreams } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'stream-no-way',
	severity: 'warning',
	text: '{loadBalancer} {does}, so nothing from it reaches {paths}. Give them a Service of their own in extraObjects, behind a load balancer for TCP.',
	doc: {
		what: 'The load balancer speaks HTTP, by an Ingress, a Gateway or on every port of the Service, and there are listeners for streams.',
		why: 'Connections of another protocol end there with an error, or have no listener at all.',
		fix: 'Make a Service for the streams in `extraObjects`, of a load balancer that passes connections on, and leave `proxy.stream` out; or set `env.stream_listen` beside it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: [],
	restsOn: onMethod,
	find({ values, id, product, resolved, hasFront }, found) {
		const named = openStreams(values).filter(({ of }) => of === 'proxy');
		const [first] = named;
		// By such words an annotation names the ports that are read; the others are passed on.
		const readsSome = JSON.stringify(resolved.annotations).includes('{protocol}');
		if (!first || !(hasFront || (resolved.readsRequests && !readsSome))) return [];
		const paths = named.map(({ at }) => pathText(at)).join(' and ');
		const does =
			product.gateway?.route === 'TCPRoute'
				? 'has listeners for proxy.http and proxy.tls only'
				: 'passes on HTTP requests only';
		return found(first.at, { loadBalancer: id, does, paths });
	},
	template: `
{{- $c := . -}}
{{- $paths := list -}}
{{- range .openStreams -}}
{{- if eq .of "proxy" -}}{{- $paths = append $paths .by -}}{{- end -}}
{{- end -}}
{{- $readsSome := contains "{protocol}" (toRawJson .resolved.annotations) -}}
{{- $does := "passes on HTTP requests only" -}}
{{- if .product.gateway -}}
{{- if eq (toString .product.gateway.route) "TCPRoute" -}}{{- $does = "has listeners for proxy.http and proxy.tls only" -}}{{- end -}}
{{- end -}}
{{- if and $paths (or .hasFront (and .resolved.readsRequests (not $readsSome))) -}}
{{- include "kong-client-ip.found" (list $c "stream-no-way" (dict "loadBalancer" .id "does" $does "paths" ($paths | join " and "))) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }, { containerPort: 9001 }] },
			},
			texts: [
				'aws-alb-ip passes on HTTP requests only, so nothing from it reaches proxy.stream[0] and proxy.stream[1]. Give them a Service of their own in extraObjects, behind a load balancer for TCP.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }] },
			},
			texts: [
				'aws-clb-http passes on HTTP requests only, so nothing from it reaches proxy.stream[0]. Give them a Service of their own in extraObjects, behind a load balancer for TCP.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
				udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] },
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } } },
	],
});
