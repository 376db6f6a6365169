import { openStreams } from '../../../decide/streams.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from '../settings/env-keys.ts';

export const finding = defineFinding({
	code: 'stream-listen-twice',
	severity: 'error',
	text: 'env.{key} has no effect beside {other}, of which the chart makes KONG_STREAM_LISTEN. Keep one of the two.',
	doc: {
		what: 'The listeners for streams are named in `proxy.stream` or `udpProxy.stream`, and in `env` as well.',
		why: 'Kong has one setting for them, and the chart makes it of the ports, with the PROXY flag where it belongs.',
		fix: 'Move the listeners of `env.stream_listen` into `proxy.stream`, or remove `proxy.stream` and `udpProxy.stream`.',
		source: '[settings.md](settings.md)',
	},
	alone: [],
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values }, found) => {
		const [first] = openStreams(values);
		if (!first) return [];
		const other = `${first.of}.stream`;
		return envKeys(values.env).flatMap(({ key, variable, other: earlier }) =>
			variable === 'KONG_STREAM_LISTEN' && earlier === undefined
				? found(['env', key], { key, other }, [other])
				: [],
		);
	},
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- if and $c.openStreams (eq .variable "KONG_STREAM_LISTEN") (not .other) -}}
{{- include "kong-client-ip.found" (list $c "stream-listen-twice" (dict "key" .key "other" (printf "%s.stream" (first $c.openStreams).of))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { stream: [{ containerPort: 9000 }] }, env: { STREAM_LISTEN: '0.0.0.0:9001' } },
			texts: [
				'env.STREAM_LISTEN has no effect beside proxy.stream, of which the chart makes KONG_STREAM_LISTEN. Keep one of the two.',
			],
		},
		{
			values: {
				udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] },
				env: { stream_listen: '0.0.0.0:9001' },
			},
			texts: [
				'env.stream_listen has no effect beside udpProxy.stream, of which the chart makes KONG_STREAM_LISTEN. Keep one of the two.',
			],
		},
	],
	neighbours: [
		{ values: { env: { stream_listen: '0.0.0.0:9001' } } },
		{
			values: { udpProxy: { stream: [{ containerPort: 5353 }] }, env: { stream_listen: '0.0.0.0:9001' } },
		},
		{
			values: { proxy: { stream: [{ containerPort: 9000 }] }, env: { proxy_stream_error_log: 'off' } },
		},
	],
});
