import { openStreams } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'stream-udp-proxy',
	severity: 'error',
	text: '{path} is UDP on the Service whose load balancer is to send PROXY headers, which Kong cannot read from datagrams. Move it to udpProxy.stream, a Service of its own.',
	doc: {
		what: 'A UDP port is on the Service for which the load balancer is set to send PROXY headers.',
		why: 'Some controllers refuse it, others put the header before datagrams as well, and nginx has no PROXY for UDP: it refuses the flag, and takes the header for data.',
		fix: 'Move the item to `udpProxy.stream` and set `udpProxy.enabled: true`: the second Service has annotations of its own, and traffic policy Local keeps the clients there.',
		source: '<https://nginx.org/en/docs/stream/ngx_stream_core_module.html#listen>',
	},
	alone: [],
	restsOn: onMethod,
	onImport: 'gives way',
	find: ({ values, speaksProxy }, found) =>
		openStreams(values).flatMap(({ at, of, protocol }) =>
			speaksProxy && of === 'proxy' && protocol === 'UDP' ? found(at, { path: pathText(at) }) : [],
		),
	template: `
{{- $c := . -}}
{{- range .openStreams -}}
{{- if and $c.speaksProxy (eq .of "proxy") (eq .protocol "UDP") -}}
{{- include "kong-client-ip.found" (list $c "stream-udp-proxy" (dict "path" .by)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }, { containerPort: 5353, protocol: 'UDP' }] },
			},
			texts: [
				'proxy.stream[1] is UDP on the Service whose load balancer is to send PROXY headers, which Kong cannot read from datagrams. Move it to udpProxy.stream, a Service of its own.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
				proxy: { stream: [{ containerPort: 9000 }] },
				udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'metallb' },
				proxy: { stream: [{ containerPort: 5353, protocol: 'UDP' }] },
			},
		},
	],
});
