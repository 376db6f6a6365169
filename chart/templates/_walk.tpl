{{- /* Ways through the settled values. */ -}}

{{- /* The map at a path with dots, as JSON: list of decision and path. */ -}}
{{- define "kong-client-ip.valueAt" -}}
{{- $here := (index . 0).values -}}
{{- range splitList "." (index . 1) -}}{{- $here = get $here . -}}{{- end -}}
{{- toRawJson $here -}}
{{- end -}}

{{- /* Finds control characters that Helm 3 cannot read: list of decision, path as text and value. Twin: schema/findings/values/shapes/control-character.ts. */ -}}
{{- define "kong-client-ip.controlCharacters" -}}
{{- $c := index . 0 -}}
{{- $path := index . 1 -}}
{{- $value := index . 2 -}}
{{- if kindIs "string" $value -}}
{{- include "kong-client-ip.controlCharacter" (list $c $path $value (list 133)) -}}
{{- else if kindIs "slice" $value -}}
{{- range $index, $item := $value -}}
{{- include "kong-client-ip.controlCharacters" (list $c (printf "%s[%d]" $path $index) $item) -}}
{{- end -}}
{{- else if kindIs "map" $value -}}
{{- range $key, $item := $value -}}
{{- if regexMatch "[\\x{7f}-\\x{9f}\\x{fffe}\\x{ffff}]" $key -}}
{{- include "kong-client-ip.controlCharacter" (list $c (printf "A key of %s" $path) $key list) -}}
{{- else -}}
{{- $step := printf "[%s]" (toRawJson $key) -}}
{{- if regexMatch "^[A-Za-z0-9_-]+$" $key -}}{{- $step = ternary (printf ".%s" $key) $key (ne $path "") -}}{{- end -}}
{{- include "kong-client-ip.controlCharacters" (list $c (printf "%s%s" $path $step) $item) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Notes the first of them in a text: list of decision, place, text and codes that are right there. */ -}}
{{- define "kong-client-ip.controlCharacter" -}}
{{- $text := index . 2 -}}
{{- $right := index . 3 -}}
{{- $code := 0 -}}
{{- range concat (untilStep 127 160 1) (list 65534 65535) -}}
{{- if and (not $code) (not (has . $right)) (contains (printf "%c" .) $text) -}}{{- $code = . -}}{{- end -}}
{{- end -}}
{{- if $code -}}
{{- include "kong-client-ip.found" (list (index . 0) "control-character" (dict "place" (index . 1) "character" (printf "U+%04X" $code))) -}}
{{- end -}}
{{- end -}}
