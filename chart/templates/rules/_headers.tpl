{{- /* Rules about the header that carries the address; twins of schema/rules/headers.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.headers" -}}
{{- include "kong-client-ip.rule.header-name" . -}}
{{- include "kong-client-ip.rule.header-case" . -}}
{{- include "kong-client-ip.rule.header-foreign" . -}}
{{- include "kong-client-ip.rule.cdn-header" . -}}
{{- include "kong-client-ip.rule.recursion-needed" . -}}
{{- end -}}

{{- define "kong-client-ip.rule.header-name" -}}
{{- $c := . -}}
{{- with .values.clientIp.httpHeaders.name -}}
{{- $name := . -}}
{{- $plain := lower . | replace "_" "-" -}}
{{- range $c.constants.uselessHeaders -}}
{{- if regexMatch .pattern $plain -}}
{{- include "kong-client-ip.found" (list $c "header-name" (dict "name" $name "why" .why)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.header-case" -}}
{{- $name := .values.clientIp.httpHeaders.name | default "" -}}
{{- if and (eq (lower $name) "x-forwarded-for") (ne $name "X-Forwarded-For") -}}
{{- include "kong-client-ip.found" (list . "header-case" (dict "name" $name)) -}}
{{- end -}}
{{- end -}}

{{- /* What the balancer does not write passes through it as the client sent it. */ -}}
{{- define "kong-client-ip.rule.header-foreign" -}}
{{- $writes := .method.writes -}}
{{- if and (not .cdn) (eq .strategy "httpHeaders") $writes (not .values.clientIp.cdnOnly) -}}
{{- $names := list -}}
{{- range $writes -}}{{- $names = append $names (lower .) -}}{{- end -}}
{{- if not (has (lower .header) $names) -}}
{{- include "kong-client-ip.found" (list . "header-foreign" (dict "loadBalancer" .id "name" .header "writes" ($writes | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* A CDN hands over what it was not told to write; to X-Forwarded-For all of them append. */ -}}
{{- define "kong-client-ip.rule.cdn-header" -}}
{{- $name := .values.clientIp.httpHeaders.name | default "" -}}
{{- if and .cdn $name (eq .strategy "httpHeaders") -}}
{{- if not (has (lower $name) (list (lower .cdn.header) "x-forwarded-for")) -}}
{{- include "kong-client-ip.found" (list . "cdn-header" (dict "cdn" .values.clientIp.cdn "name" $name "writes" .cdn.header)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.recursion-needed" -}}
{{- if and (eq .strategy "httpHeaders") (not .recursive) .method.recursionNeeded -}}
{{- include "kong-client-ip.found" (list . "recursion-needed" (dict "loadBalancer" .id "why" .method.recursionNeeded)) -}}
{{- end -}}
{{- end -}}
