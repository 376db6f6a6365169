{{- /*
Kong's listeners and port maps as the text of settings. The twin in TypeScript is schema/decide/listeners.ts.
*/ -}}

{{- /* Entries of a listen setting, one per IP family: dict of c, port, ssl, proxyProtocol, parameters. */ -}}
{{- define "kong-client-ip.listen" -}}
{{- $flags := list -}}
{{- if .ssl -}}{{- $flags = append $flags "ssl" -}}{{- end -}}
{{- if .proxyProtocol -}}{{- $flags = append $flags "proxy_protocol" -}}{{- end -}}
{{- $flags = concat $flags .parameters | uniq -}}
{{- $port := int .port -}}
{{- $entries := list -}}
{{- range .c.values.proxy.ipFamilies -}}
{{- $entries = append $entries (prepend $flags (printf "%s:%d" (get $.c.constants.wildcard .) $port) | join " ") -}}
{{- end -}}
{{- $entries | join ", " -}}
{{- end -}}

{{- define "kong-client-ip.proxyListen" -}}
{{- $c := . -}}
{{- $entries := list -}}
{{- range list (list .values.proxy.http .values.inCluster.http false) (list .values.proxy.tls .values.inCluster.tls true) -}}
{{- $port := index . 0 -}}
{{- if $port.enabled -}}
{{- $entries = append $entries (include "kong-client-ip.listen" (dict "c" $c "port" $port.containerPort "ssl" (index . 2) "proxyProtocol" $c.speaksProxy "parameters" $port.parameters)) -}}
{{- if $c.hasInCluster -}}
{{- $entries = append $entries (include "kong-client-ip.listen" (dict "c" $c "port" (index . 1).containerPort "ssl" (index . 2) "parameters" $port.parameters)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- compact $entries | join ", " | default "off" -}}
{{- end -}}

{{- /* Container port behind the Service's TLS port. */ -}}
{{- define "kong-client-ip.tlsTargetPort" -}}
{{- $tls := .values.proxy.tls -}}
{{- $http := .values.proxy.http -}}
{{- $plain := and .tlsEndsAtBalancer (not .product.ingress) (not .product.gateway) $http.enabled -}}
{{- $tls.overrideServiceTargetPort | default (ternary $http.containerPort $tls.containerPort (not (empty $plain))) | int -}}
{{- end -}}

{{- /* Where TLS ends at the balancer, plain HTTP arrives from its TLS port, so that is what Kong reports. */ -}}
{{- define "kong-client-ip.portMaps" -}}
{{- $http := .values.proxy.http -}}
{{- $tls := .values.proxy.tls -}}
{{- $in := .values.inCluster -}}
{{- $ended := or .tlsEndsAtBalancer (eq (include "kong-client-ip.tlsTargetPort" .) (int $http.containerPort | toString)) -}}
{{- $maps := list -}}
{{- if $http.enabled -}}
{{- $maps = append $maps (printf "%d:%d" (ternary $tls.servicePort $http.servicePort (and $ended $tls.enabled) | int) (int $http.containerPort)) -}}
{{- end -}}
{{- if $tls.enabled -}}
{{- $maps = append $maps (printf "%d:%d" (int $tls.servicePort) (int $tls.containerPort)) -}}
{{- end -}}
{{- if and .hasInCluster $http.enabled -}}
{{- $maps = append $maps (printf "%d:%d" (int $in.http.servicePort) (int $in.http.containerPort)) -}}
{{- end -}}
{{- if and .hasInCluster $tls.enabled -}}
{{- $maps = append $maps (printf "%d:%d" (int $in.tls.servicePort) (int $in.tls.containerPort)) -}}
{{- end -}}
{{- $maps | join ", " -}}
{{- end -}}
