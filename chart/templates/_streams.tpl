{{- /* Listeners for TCP and UDP streams, and the ports that lead to them. The twin in TypeScript is schema/decide/streams.ts. */ -}}

{{- /* Sets `streams` of the decision: all that the values ask for, and `openStreams`: those whose port is known. */ -}}
{{- define "kong-client-ip.streams" -}}
{{- $v := .values -}}
{{- $all := list -}}
{{- range list (list "proxy" $v.proxy.stream true) (list "udpProxy" $v.udpProxy.stream $v.udpProxy.enabled) -}}
{{- $of := index . 0 -}}
{{- if index . 2 -}}
{{- range $nth, $entry := index . 1 -}}
{{- $port := include "kong-client-ip.portIn" (list $entry "containerPort") -}}
{{- $protocol := ternary "UDP" "TCP" (or (eq $of "udpProxy") (eq (include "kong-client-ip.textIn" (list $entry "protocol")) "UDP")) -}}
{{- $all = append $all (dict
  "by" (printf "%s.stream[%d]" $of $nth)
  "of" $of
  "protocol" $protocol
  "name" (printf "stream%s-%s" (ternary "udp" "" (eq $protocol "UDP")) $port)
  "containerPort" $port
  "servicePort" (include "kong-client-ip.portIn" (list $entry "servicePort") | default $port)
  "nodePort" (include "kong-client-ip.portIn" (list $entry "nodePort"))
  "parameters" (ternary $entry.parameters list (kindIs "slice" $entry.parameters))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $open := list -}}
{{- range $all -}}{{- if .containerPort -}}{{- $open = append $open . -}}{{- end -}}{{- end -}}
{{- $_ := set . "streams" $all -}}
{{- $_ := set . "openStreams" $open -}}
{{- $udp := "" -}}
{{- range $open -}}
{{- if eq .of "udpProxy" -}}
{{- $udp = $v.udpProxy.type | default (ternary "ClusterIP" "LoadBalancer" (not (empty $.product.service.hostPorts))) -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "udpType" $udp -}}
{{- end -}}

{{- /* The port at a key as text, empty where there is none: list of map and key. */ -}}
{{- define "kong-client-ip.portIn" -}}
{{- $value := get (index . 0) (index . 1) -}}
{{- if has (kindOf $value) (list "float64" "int64" "int") -}}{{- int $value -}}{{- end -}}
{{- end -}}

{{- /* The text of KONG_STREAM_LISTEN; empty without streams. PROXY headers are for TCP alone. */ -}}
{{- define "kong-client-ip.streamListen" -}}
{{- $c := . -}}
{{- $entries := list -}}
{{- range .openStreams -}}
{{- $flags := list -}}
{{- if eq .protocol "UDP" -}}{{- $flags = append $flags "udp" -}}{{- end -}}
{{- $entries = append $entries (include "kong-client-ip.listen" (dict "c" $c "port" .containerPort "proxyProtocol" (and $c.speaksProxy (eq .protocol "TCP")) "parameters" (concat $flags .parameters))) -}}
{{- end -}}
{{- $entries | join ", " -}}
{{- end -}}

{{- /* Ports of one of the Services that lead to streams: list of decision, which Service, and its type. */ -}}
{{- define "kong-client-ip.streamPorts" -}}
{{- $of := index . 1 -}}
{{- $type := index . 2 -}}
{{- range (index . 0).openStreams -}}
{{- if eq .of $of }}
- name: {{ .name }}
  port: {{ .servicePort }}
  targetPort: {{ .containerPort }}
  protocol: {{ .protocol }}
  {{- if and .nodePort (ne $type "ClusterIP") }}
  nodePort: {{ .nodePort }}
  {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
