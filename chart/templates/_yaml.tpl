{{- /* Values as YAML that reads back as they are, whatever characters are in them. */ -}}

{{- /*
What toYaml prints; but that prints nothing for a value with a control character, makes a space of U+0085, lets U+2028 and U+2029 break lines
without indentation, and drops one of several line breaks at the end. Such a value is written as JSON with escapes, the items of a list each on
a line.
*/ -}}
{{- define "kong-client-ip.yaml" -}}
{{- if not (regexMatch "[\\x{7f}-\\x{9f}\\x{feff}\\x{fffe}\\x{ffff}]|\\\\u|(\\\\n\\\\n|\"\\\\n)\"" (toRawJson .)) -}}
{{- toYaml . -}}
{{- else if kindIs "slice" . -}}
{{- range $index, $item := . -}}
{{- if $index }}{{ "\n" }}{{ end -}}
- {{ include "kong-client-ip.escapedJson" $item }}
{{- end -}}
{{- else -}}
{{- include "kong-client-ip.escapedJson" . -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.escapedJson" -}}
{{- $json := toRawJson . -}}
{{- range concat (untilStep 127 160 1) (list 65279 65534 65535) -}}
{{- $json = $json | replace (printf "%c" .) (printf "\\u%04x" .) -}}
{{- end -}}
{{- $json -}}
{{- end -}}
