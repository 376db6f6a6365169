import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';
import { ownedFlags, writtenFlags } from './flags.ts';

export const finding = defineFinding({
	code: 'listen-flag-owned',
	severity: 'error',
	text: '{path}: {value} is set by the chart where it belongs. Remove it; {instead}.',
	doc: {
		what: 'The flag is one that the chart sets where it belongs.',
		why: 'On one listener only, the load balancer and the other listeners would no longer match.',
		fix: 'Remove it and set what the message names.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		writtenFlags(values).flatMap(({ flag, path, index }) => {
			const instead = memberOf(ownedFlags, flag);
			if (instead === undefined) return [];
			return found(`${path}.${index}`, { path, value: JSON.stringify(flag), instead }, [], { value: flag });
		}),
	template: `
{{- $c := . -}}
{{- range $path := list "proxy.http" "proxy.tls" "admin.tls" -}}
{{- $port := splitList "." $path -}}
{{- range $flag := (index $c.values (first $port) (last $port)).parameters -}}
{{- if hasKey $c.constants.ownedFlags $flag -}}
{{- include "kong-client-ip.found" (list $c "listen-flag-owned" (dict "path" (printf "%s.parameters" $path) "value" (toRawJson $flag) "instead" (get $c.constants.ownedFlags $flag))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { tls: { parameters: ['http2', 'proxy_protocol'] } } },
			texts: [
				'proxy.tls.parameters: "proxy_protocol" is set by the chart where it belongs. Remove it; use clientIp.strategy proxyProtocol.',
			],
		},
		{
			values: { admin: { tls: { parameters: ['ssl'] } } },
			texts: [
				'admin.tls.parameters: "ssl" is set by the chart where it belongs. Remove it; the TLS port has it.',
			],
		},
	],
	neighbours: [{ values: { proxy: { tls: { parameters: ['http2', 'reuseport'] } } } }],
});
