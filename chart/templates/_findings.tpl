{{- /* What rules find, and how it is printed. */ -}}

{{- /* Notes a finding: list of decision, code, arguments of the message. Prints nothing. */ -}}
{{- define "kong-client-ip.found" -}}
{{- $c := index . 0 -}}
{{- $code := index . 1 -}}
{{- $message := index $c.messages $code | required (printf "no message for %s" $code) -}}
{{- $text := $message.text -}}
{{- range $name, $value := index . 2 -}}
{{- $text = $text | replace (printf "{%s}" $name) ($value | toString) -}}
{{- end -}}
{{- $_ := set $c "findings" (append $c.findings (dict "code" $code "severity" $message.severity "neverFails" (hasKey $message "neverFails") "text" $text)) -}}
{{- end -}}

{{- /* Findings of one severity as lines: list of decision and severity; where that is empty, all that may fail. */ -}}
{{- define "kong-client-ip.findingLines" -}}
{{- $severity := index . 1 -}}
{{- range (index . 0).findings -}}
{{- if ternary (eq .severity $severity) (not .neverFails) (ne $severity "") -}}
{{- printf "  [%s] %s\n" .code .text -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Fails with every problem where there is one; with clientIp.warnings: fail a warning is one too. */ -}}
{{- define "kong-client-ip.raise" -}}
{{- $all := eq .values.clientIp.warnings "fail" -}}
{{- $lines := include "kong-client-ip.findingLines" (list . (ternary "" "error" $all)) -}}
{{- if $lines -}}
{{- fail (printf "\n\nThese values cannot work:\n%s" $lines) -}}
{{- end -}}
{{- end -}}
