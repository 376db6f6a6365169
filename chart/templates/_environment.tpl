{{- /*
The environment of Kong's container, each name once: the chart's defaults, the user's settings, what the chart needs, what clientIp
sets; later ones win. Sets `environment` of the decision. The twin in TypeScript is schema/decide/environment.ts.
*/ -}}
{{- define "kong-client-ip.environment" -}}
{{- $c := . -}}
{{- $v := .values -}}
{{- $env := dict -}}
{{- range $name, $value := .constants.environmentDefaults -}}
{{- $_ := set $env $name $value -}}
{{- end -}}
{{- if .openStreams -}}
{{- $_ := set $env "KONG_PROXY_STREAM_ACCESS_LOG" "/dev/stdout basic" -}}
{{- $_ := set $env "KONG_PROXY_STREAM_ERROR_LOG" "/dev/stderr" -}}
{{- end -}}
{{- range .certificates -}}
{{- $_ := set $env .variable (printf "%s/tls.crt" .folder) -}}
{{- $_ := set $env (printf "%s_KEY" .variable) (printf "%s/tls.key" .folder) -}}
{{- end -}}
{{- with .pluginNames -}}
{{- $_ := set $env "KONG_PLUGINS" (prepend . "bundled" | join ",") -}}
{{- end -}}
{{- if or $v.plugins.configMaps $v.plugins.secrets -}}
{{- $_ := set $env "KONG_LUA_PACKAGE_PATH" .constants.pluginPath -}}
{{- end -}}
{{- with $v.enterprise.license_secret -}}
{{- $_ := set $env "KONG_LICENSE_DATA" (dict "valueFrom" (dict "secretKeyRef" (dict "name" . "key" "license"))) -}}
{{- end -}}
{{- range $key, $value := $v.customEnv -}}
{{- $kept := has (kindOf $value) (list "map" "slice" "string") -}}
{{- $_ := set $env (upper $key) ($kept | ternary $value (toRawJson $value)) -}}
{{- end -}}
{{- range $key, $value := $v.env -}}
{{- $_ := set $env (printf "KONG_%s" (upper $key)) $value -}}
{{- end -}}
{{- $_ := set $env "KONG_PREFIX" "/tmp/kong" -}}
{{- $_ := set $env "KONG_STATUS_LISTEN" (include "kong-client-ip.listen" (dict "c" . "port" $v.status.http.containerPort "parameters" list)) -}}
{{- if $v.admin.enabled -}}
{{- $_ := set $env "KONG_ADMIN_LISTEN" (include "kong-client-ip.listen" (dict "c" . "port" $v.admin.tls.containerPort "ssl" true "parameters" $v.admin.tls.parameters)) -}}
{{- end -}}
{{- if .hasConfigFile -}}
{{- $_ := set $env "KONG_DECLARATIVE_CONFIG" .constants.declarativeConfigPath -}}
{{- end -}}
{{- with include "kong-client-ip.streamListen" . -}}
{{- $_ := set $env "KONG_STREAM_LISTEN" . -}}
{{- end -}}
{{- $_ := set $env "KONG_PROXY_LISTEN" (include "kong-client-ip.proxyListen" .) -}}
{{- $_ := set $env "KONG_PORT_MAPS" (include "kong-client-ip.portMaps" .) -}}
{{- with include "kong-client-ip.clearing" . -}}
{{- $_ := set $env "KONG_NGINX_PROXY_SET_BY_LUA" . -}}
{{- end -}}
{{- if and .method (has .strategy (list "proxyProtocol" "httpHeaders")) -}}
{{- $_ := set $env "KONG_TRUSTED_IPS" (.trusted | join ",") -}}
{{- $_ := set $env "KONG_REAL_IP_HEADER" (ternary "proxy_protocol" .header (eq .strategy "proxyProtocol")) -}}
{{- if eq .strategy "httpHeaders" -}}
{{- $_ := set $env "KONG_REAL_IP_RECURSIVE" (ternary "on" "off" .recursive) -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "environment" $env -}}
{{- end -}}

{{- /* The value of KONG_NGINX_PROXY_SET_BY_LUA that removes forged headers; empty where none is called for. Twin: schema/decide/forwarded-headers.ts. */ -}}
{{- define "kong-client-ip.clearing" -}}
{{- $choice := .values.clientIp.forwardedHeaders -}}
{{- if and .method (ne $choice "keep") (or (eq $choice "strip") (ne .strategy "externalTrafficPolicy")) -}}
{{- $six := concat (list "for") .constants.forwardedNames -}}
{{- $written := list -}}
{{- if eq .strategy "httpHeaders" -}}
{{- $written = splitList "," (include "kong-client-ip.writtenForwarded" .) -}}
{{- if eq $choice "auto" -}}{{- $written = append $written "for" -}}{{- end -}}
{{- end -}}
{{- $forged := list -}}
{{- range $six -}}{{- if not (has . $written) -}}{{- $forged = append $forged . -}}{{- end -}}{{- end -}}
{{- $others := list -}}
{{- if eq $choice "strip" -}}
{{- $own := lower .header -}}
{{- range .constants.strippedHeaders -}}{{- if ne (replace "_" "-" .) $own -}}{{- $others = append $others . -}}{{- end -}}{{- end -}}
{{- end -}}
{{- $last := list -}}
{{- if kindIs "invalid" .values.clientIp.httpHeaders.writes -}}
{{- $last = .resolved.lastForwarded | default list -}}
{{- end -}}
{{- $clear := "ngx.req.clear_header(%sn)" -}}
{{- $loops := list -}}
{{- range list (list $six (printf $clear "'x_forwarded_' .. ")) (list $forged (printf $clear "'x-forwarded-' .. ")) (list $last .constants.keepLastLine) (list $others (printf $clear "")) -}}
{{- if index . 0 -}}
{{- $loops = append $loops (printf "for _, n in ipairs({'%s'}) do %s end" (index . 0 | join "','") (index . 1)) -}}
{{- end -}}
{{- end -}}
{{- printf "$client_ip_ \"%s\"" (join " " $loops) -}}
{{- end -}}
{{- end -}}

{{- /* The forwarded headers that are true when Kong reads them under strategy httpHeaders, between commas. */ -}}
{{- define "kong-client-ip.writtenForwarded" -}}
{{- $user := .values.clientIp.httpHeaders.writes -}}
{{- $written := $user | default list -}}
{{- if kindIs "invalid" $user -}}
{{- $written = .resolved.writesForwarded | default list -}}
{{- if and .cdn (or (not .resolved.readsRequests) (ne (lower .header) "x-forwarded-for") .values.clientIp.cdnOnly) -}}
{{- $written = concat $written (.cdn.writes | default list) -}}
{{- end -}}
{{- end -}}
{{- join "," $written -}}
{{- end -}}

{{- /* Sets `envKeys`: the keys of env that become variables which Kong may read, each with its variable and the key before it that becomes the same. Twin: schema/findings/values/settings/env-keys.ts. */ -}}
{{- define "kong-client-ip.envKeys" -}}
{{- $first := dict -}}
{{- $all := list -}}
{{- range $key, $_ := .values.env -}}
{{- $upper := upper $key -}}
{{- $variable := printf "KONG_%s" $upper -}}
{{- if and (regexMatch "^[A-Za-z][A-Za-z0-9_]*$" $key) (not (hasPrefix "KONG_" $upper)) -}}
{{- $other := get $first $variable -}}
{{- $all = append $all (dict "key" $key "variable" $variable "other" $other) -}}
{{- $_ := set $first $variable ($other | default $key) -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "envKeys" $all -}}
{{- end -}}

{{- /* The `env` list of a container: a map from name to text, number, boolean or object with valueFrom. Booleans become on and off, which Kong and nginx both read. */ -}}
{{- define "kong-client-ip.envList" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
{{- if kindIs "map" $value }}
  valueFrom:
    {{- include "kong-client-ip.yaml" $value.valueFrom | nindent 4 }}
{{- else if kindIs "bool" $value }}
  value: {{ ternary "on" "off" $value | quote }}
{{- else if kindIs "string" $value }}
  value: {{ $value | quote }}
{{- else }}
  value: {{ toRawJson $value | quote }}
{{- end }}
{{- end }}
{{- end -}}
