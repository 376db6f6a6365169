import { openStreams } from '../../../decide/streams.ts';
import { matches } from '../../../text/matches.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';

/** What nginx takes beside udp. */
const flagPattern = '^(bind|reuseport|ipv6only=on)$';

export const finding = defineFinding({
	code: 'stream-udp-flag',
	severity: 'error',
	text: '{path}: {value} is not for UDP, and with it Kong does not start. Remove it.',
	doc: {
		what: 'A listener for UDP has a flag that is for TCP.',
		why: 'nginx refuses `ssl`, `proxy_protocol`, `backlog` and `so_keepalive` beside `udp`.',
		fix: 'Remove the flag: `bind`, `reuseport` and `ipv6only=on` are left.',
		source: '<https://nginx.org/en/docs/stream/ngx_stream_core_module.html#listen>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		openStreams(values).flatMap(({ at, protocol, parameters }) =>
			parameters.flatMap((flag, index) => {
				if (protocol !== 'UDP' || matches(flagPattern, flag)) return [];
				const list = [...at, 'parameters'];
				const args = { path: pathText(list), value: JSON.stringify(flag) };
				return found([...list, index], args, [], { value: flag });
			}),
		),
	template: `
{{- $c := . -}}
{{- range $stream := .openStreams -}}
{{- range .parameters -}}
{{- if and (eq $stream.protocol "UDP") (not (regexMatch "${flagPattern}" .)) -}}
{{- include "kong-client-ip.found" (list $c "stream-udp-flag" (dict "path" (printf "%s.parameters" $stream.by) "value" (toRawJson .))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				proxy: { stream: [{ containerPort: 5353, protocol: 'UDP', parameters: ['reuseport', 'ssl'] }] },
			},
			texts: [
				'proxy.stream[0].parameters: "ssl" is not for UDP, and with it Kong does not start. Remove it.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { stream: [{ containerPort: 5353, protocol: 'UDP', parameters: ['reuseport'] }] } } },
		{ values: { proxy: { stream: [{ containerPort: 9000, protocol: 'TCP', parameters: ['ssl'] }] } } },
	],
});
