{{- /* Rules about Kong settings, declarative configuration and image; twins of schema/rules/env.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.env" -}}
{{- include "kong-client-ip.rule.env-keys" . -}}
{{- include "kong-client-ip.rule.dbless-several" . -}}
{{- include "kong-client-ip.rule.dbless-text" . -}}
{{- include "kong-client-ip.rule.dbless-with-role" . -}}
{{- include "kong-client-ip.rule.control-plane" . -}}
{{- include "kong-client-ip.rule.database" . -}}
{{- include "kong-client-ip.rule.data-plane-certificate" . -}}
{{- include "kong-client-ip.rule.echo-config" . -}}
{{- include "kong-client-ip.rule.image-licence" . -}}
{{- end -}}

{{- /* env-prefixed, env-name, env-twice, env-owned, env-chart: at most one of them per key. */ -}}
{{- define "kong-client-ip.rule.env-keys" -}}
{{- $c := . -}}
{{- $first := dict -}}
{{- $clearing := include "kong-client-ip.clearing" . -}}
{{- range $key, $_ := .values.env -}}
{{- $upper := upper $key -}}
{{- $variable := printf "KONG_%s" $upper -}}
{{- $args := dict "key" $key "variable" $variable -}}
{{- if hasPrefix "KONG_" $upper -}}
{{- $instead := get $c.constants.ownedByClientIp $upper | default (get $c.constants.ownedByChart $upper) | default (substr 5 -1 $key | lower | printf "env.%s") -}}
{{- include "kong-client-ip.found" (list $c "env-prefixed" (dict "key" $key "upper" $upper "instead" $instead)) -}}
{{- else if not (regexMatch "^[A-Za-z][A-Za-z0-9_]*$" $key) -}}
{{- include "kong-client-ip.found" (list $c "env-name" $args) -}}
{{- else if hasKey $first $variable -}}
{{- include "kong-client-ip.found" (list $c "env-twice" (merge $args (dict "other" (get $first $variable)))) -}}
{{- else -}}
{{- $_ := set $first $variable $key -}}
{{- if and (hasKey $c.constants.ownedByClientIp $variable) (ne $c.strategy "none") -}}
{{- include "kong-client-ip.found" (list $c "env-owned" (merge $args (dict "instead" (get $c.constants.ownedByClientIp $variable)))) -}}
{{- else if and (eq $variable "KONG_NGINX_PROXY_SET_BY_LUA") $clearing -}}
{{- include "kong-client-ip.found" (list $c "env-owned" (merge $args (dict "instead" "clientIp.forwardedHeaders keep, if you must have your own"))) -}}
{{- else if and (eq $variable "KONG_ADMIN_LISTEN") $c.values.admin.enabled -}}
{{- include "kong-client-ip.found" (list $c "env-chart" (merge $args (dict "instead" "admin.tls"))) -}}
{{- else if hasKey $c.constants.ownedByChart $variable -}}
{{- include "kong-client-ip.found" (list $c "env-chart" (merge $args (dict "instead" (get $c.constants.ownedByChart $variable)))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.dbless-several" -}}
{{- $keys := list -}}
{{- range $key := list "config" "configMap" "secret" -}}
{{- if get $.values.dblessConfig $key -}}{{- $keys = append $keys $key -}}{{- end -}}
{{- end -}}
{{- if gt (len $keys) 1 -}}
{{- include "kong-client-ip.found" (list . "dbless-several" (dict "keys" ($keys | join " and "))) -}}
{{- end -}}
{{- end -}}

{{- /* dbless-invalid, dbless-format. fromYaml leaves its complaint under Error. */ -}}
{{- define "kong-client-ip.rule.dbless-text" -}}
{{- if .values.dblessConfig.config | default "" | trim -}}
{{- if hasKey .config "Error" -}}
{{- include "kong-client-ip.found" (list . "dbless-invalid" dict) -}}
{{- else if not (hasKey .config "_format_version") -}}
{{- include "kong-client-ip.found" (list . "dbless-format" dict) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.dbless-with-role" -}}
{{- if and (eq (toString .role) "data_plane") .hasConfigFile -}}
{{- include "kong-client-ip.found" (list . "dbless-with-role" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.control-plane" -}}
{{- if eq (toString .role) "control_plane" -}}
{{- include "kong-client-ip.found" (list . "control-plane" dict) -}}
{{- end -}}
{{- end -}}

{{- /* Kong would wait for tables that nobody makes here. */ -}}
{{- define "kong-client-ip.rule.database" -}}
{{- $name := "" -}}
{{- range $key, $_ := .values.env -}}
{{- if eq (lower $key) "database" -}}{{- $name = $key -}}{{- end -}}
{{- end -}}
{{- $value := get .values.env $name -}}
{{- if and $name (kindIs "string" $value) (ne (toString $value) "off") -}}
{{- include "kong-client-ip.found" (list . "database" (dict "key" $name "value" $value)) -}}
{{- end -}}
{{- end -}}

{{- /* Kong checks them when it starts; that they fit the control plane shows only there. */ -}}
{{- define "kong-client-ip.rule.data-plane-certificate" -}}
{{- if eq (toString .role) "data_plane" -}}
{{- $given := list -}}
{{- range $key, $value := .values.env -}}
{{- if not (or (kindIs "invalid" $value) (eq (toString $value) "")) -}}{{- $given = append $given (lower $key) -}}{{- end -}}
{{- end -}}
{{- $missing := list -}}
{{- range list "cluster_cert" "cluster_cert_key" -}}
{{- if not (has . $given) -}}{{- $missing = append $missing (printf "env.%s" .) -}}{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- include "kong-client-ip.found" (list . "data-plane-certificate" (dict "missing" ($missing | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.echo-config" -}}
{{- $config := .values.dblessConfig -}}
{{- if and .values.echo.enabled (or $config.configMap $config.secret) -}}
{{- include "kong-client-ip.found" (list . "echo-config" (dict "kind" (ternary "ConfigMap" "Secret" (not (empty $config.configMap))))) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.image-licence" -}}
{{- $image := .values.image -}}
{{- $licensed := eq (toString .role) "data_plane" -}}
{{- range $key, $_ := .values.env -}}
{{- if regexMatch "^(license_|konnect_)" (lower $key) -}}{{- $licensed = true -}}{{- end -}}
{{- end -}}
{{- if and (not $image.digest) (regexMatch .constants.licensedTagPattern $image.tag) (not $licensed) -}}
{{- include "kong-client-ip.found" (list . "image-licence" (dict "image" (printf "%s:%s" $image.repository $image.tag))) -}}
{{- end -}}
{{- end -}}
