import { listenFlagPattern } from '../../../decide/listeners.ts';
import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';
import { writtenFlags } from './flags.ts';

const nameOf = (flag: string) => flag.replace(/=.*/s, '');

export const finding = defineFinding({
	code: 'listen-flag-twice',
	severity: 'error',
	text: '{path}: {value} repeats a flag. Kong uses each flag once: it ignores one of the two, or does not start. Remove one.',
	doc: {
		what: 'A list has a flag twice, perhaps with two values.',
		why: 'Kong takes each flag out of the text of the listener once. Of two with values it ignores one, or does not understand the rest and does not start.',
		fix: 'Remove one.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/listeners.lua>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		writtenFlags(values).flatMap(({ flag, path, index, before }) => {
			const isRepeated = before.some(
				(one) => nameOf(one) === nameOf(flag) && matches(listenFlagPattern, one),
			);
			if (!isRepeated || !matches(listenFlagPattern, flag)) return [];
			return found(`${path}.${index}`, { path, value: JSON.stringify(flag) }, [], { value: flag });
		}),
	template: `
{{- $c := . -}}
{{- range $path := list "proxy.http" "proxy.tls" "admin.tls" -}}
{{- $port := splitList "." $path -}}
{{- $seen := list -}}
{{- range $flag := (index $c.values (first $port) (last $port)).parameters -}}
{{- if regexMatch $c.constants.listenFlagPattern $flag -}}
{{- $name := splitList "=" $flag | first -}}
{{- if has $name $seen -}}
{{- include "kong-client-ip.found" (list $c "listen-flag-twice" (dict "path" (printf "%s.parameters" $path) "value" (toRawJson $flag))) -}}
{{- end -}}
{{- $seen = append $seen $name -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { http: { parameters: ['backlog=1', 'backlog=2'] } } },
			texts: [
				'proxy.http.parameters: "backlog=2" repeats a flag. Kong uses each flag once: it ignores one of the two, or does not start. Remove one.',
			],
		},
	],
	neighbours: [
		{
			values: {
				proxy: { http: { parameters: ['backlog=1', 'reuseport'] }, tls: { parameters: ['backlog=2'] } },
			},
		},
		// What is no flag has a finding of its own.
		{ values: { proxy: { http: { parameters: ['backlog=x', 'backlog=2'] } } } },
	],
});
