{{- /* The declarative configuration that the chart writes: the user's text, or that with the echo route in it. */ -}}

{{- /* "true" where the chart makes the ConfigMap: takes the decision. */ -}}
{{- define "kong-client-ip.ownsConfig" -}}
{{- if or .values.dblessConfig.config .values.echo.enabled }}true{{ end -}}
{{- end -}}

{{- define "kong-client-ip.configText" -}}
{{- if .values.echo.enabled -}}
{{- $config := merge (dict) .config (dict "_format_version" "3.0") -}}
{{- /* Where it is an empty map, it is an empty list for Kong. */ -}}
{{- $_ := set $config "routes" (append (get $config "routes" | default list) (include "kong-client-ip.echoRoute" .values.echo.path | fromYaml)) -}}
{{- include "kong-client-ip.yaml" $config -}}
{{- else -}}
{{- .values.dblessConfig.config -}}
{{- end -}}
{{- end -}}

{{- /*
Answers with what Kong sees, for people and for `kong-client-ip probe` (schema/probe/echo.ts): takes the path. proxy_protocol_addr tells "no PROXY header came" from "one came from a peer that is not trusted".
*/ -}}
{{- define "kong-client-ip.echoRoute" -}}
name: client-ip-echo
paths:
  - {{ quote . }}
protocols:
  - http
  - https
plugins:
  - name: pre-function
    config:
      access:
        - |
          local left = {}
          for name in pairs(kong.request.get_headers()) do
            if name:lower():find("^x[-_]forwarded[-_]") then left[#left + 1] = name:lower() end
          end
          table.sort(left)
          local peer = kong.client.get_ip()
          local seen = {
            ip = peer,
            forwarded_ip = kong.client.get_forwarded_ip(),
            trusted = kong.ip.is_trusted(peer),
            proxy_protocol_addr = ngx.var.proxy_protocol_addr,
            scheme = kong.request.get_scheme(),
            forwarded_scheme = kong.request.get_forwarded_scheme(),
            forwarded_host = kong.request.get_forwarded_host(),
            forwarded_port = kong.request.get_forwarded_port(),
            forwarded_path = kong.request.get_forwarded_path(),
            forwarded_prefix = kong.request.get_forwarded_prefix(),
            x_forwarded_for = kong.request.get_header("x-forwarded-for"),
            forwarded_headers = table.concat(left, " "),
          }
          return kong.response.exit(200, seen, { ["Cache-Control"] = "no-store" })
{{- end -}}

{{- /* Text where a Route of the inline configuration does not name its protocols: takes the configuration. */ -}}
{{- define "kong-client-ip.lacksProtocols" -}}
{{- $routes := list .routes -}}
{{- if kindIs "slice" .services -}}
{{- range .services -}}
{{- if kindIs "map" . -}}{{- $routes = append $routes .routes -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- range $routes -}}
{{- if kindIs "slice" . -}}
{{- range . -}}
{{- if kindIs "map" . -}}{{- if kindIs "invalid" .protocols -}}true{{- end -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
