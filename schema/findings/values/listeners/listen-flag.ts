import { listenFlagPattern, listenFlags } from '../../../decide/listeners.ts';
import { hints } from '../../../hints/texts.ts';
import { matches } from '../../../text/matches.ts';
import { nearest } from '../../../text/nearest.ts';
import { defineFinding } from '../../define.ts';
import { ownedFlags, writtenFlags } from './flags.ts';

function flagHint(flag: string, allowed: readonly string[]): string | undefined {
	if (/[\s,]/.test(flag.trim())) return hints.split;
	const [name = '', value] = flag.split(/[=:]/);
	const names = allowed.map((one) => one.split('=')[0] ?? one);
	const meant = nearest(name, names);
	if (meant === undefined) return undefined;
	const text = value === undefined ? meant : `${meant}=${value.trim()}`;
	return text === flag || (value === undefined && !allowed.includes(meant))
		? undefined
		: hints.nearest([text]);
}

export const finding = defineFinding({
	code: 'listen-flag',
	severity: 'error',
	text: '{path}: {value} is not a flag of a Kong listener. Use one of {allowed}.',
	doc: {
		what: 'Kong knows no such flag of a listener.',
		why: 'Kong does not start.',
		fix: 'Use one that the message lists.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		writtenFlags(values).flatMap(({ flag, path, index }) => {
			if (matches(listenFlagPattern, flag) || Object.hasOwn(ownedFlags, flag)) return [];
			const args = { path, value: JSON.stringify(flag), allowed: listenFlags.join(', ') };
			return found(`${path}.${index}`, args, [], { value: flag, allowed: listenFlags });
		}),
	template: `
{{- $c := . -}}
{{- range $path := list "proxy.http" "proxy.tls" "admin.tls" -}}
{{- $port := splitList "." $path -}}
{{- range $flag := (index $c.values (first $port) (last $port)).parameters -}}
{{- if not (or (regexMatch $c.constants.listenFlagPattern $flag) (hasKey $c.constants.ownedFlags $flag)) -}}
{{- include "kong-client-ip.found" (list $c "listen-flag" (dict "path" (printf "%s.parameters" $path) "value" (toRawJson $flag) "allowed" ($c.constants.listenFlags | join ", "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	hint: ({ subject }) => flagHint(String(subject?.value), subject?.allowed ?? []),
	samples: [
		{
			values: { proxy: { http: { parameters: ['fastopen=3'] } } },
			texts: [
				'proxy.http.parameters: "fastopen=3" is not a flag of a Kong listener. Use one of http2, deferred, bind, reuseport, backlog=N, ipv6only=on, so_keepalive=….',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { http: { parameters: ['backlog=3', 'so_keepalive=on'] } } } },
		// This one is right, but the chart's to write.
		{ values: { proxy: { tls: { parameters: ['ssl'] } } } },
	],
});
