{{- /* Rules about ports and listener flags; twins of schema/rules/listeners.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.listeners" -}}
{{- include "kong-client-ip.rule.no-port" . -}}
{{- include "kong-client-ip.rule.listen-flag" . -}}
{{- include "kong-client-ip.rule.in-cluster-off" . -}}
{{- include "kong-client-ip.rule.tls-at-balancer" . -}}
{{- include "kong-client-ip.rule.port-twice" . -}}
{{- include "kong-client-ip.rule.target-port" . -}}
{{- end -}}

{{- /* The Service's TLS port may lead to another listener, but not to a port where nothing listens; a container beside Kong may. */ -}}
{{- define "kong-client-ip.rule.target-port" -}}
{{- $http := .values.proxy.http -}}
{{- $tls := .values.proxy.tls -}}
{{- $target := $tls.overrideServiceTargetPort -}}
{{- if and $target $tls.enabled (not .values.deployment.sidecarContainers) -}}
{{- $listening := list (int64 $tls.containerPort | toString) -}}
{{- if $http.enabled -}}
{{- $listening = prepend $listening (int64 $http.containerPort | toString) -}}
{{- end -}}
{{- if not (has (int64 $target | toString) $listening) -}}
{{- include "kong-client-ip.found" (list . "target-port" (dict "port" (int64 $target) "ports" ($listening | join " or "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.in-cluster-off" -}}
{{- if and .speaksProxy (not .hasInCluster) -}}
{{- include "kong-client-ip.found" (list . "in-cluster-off" dict) -}}
{{- end -}}
{{- end -}}

{{- /* A certificate on a balancer that works on TCP, or HTTP on every port: what it decrypts must not reach the TLS listener. */ -}}
{{- define "kong-client-ip.rule.tls-at-balancer" -}}
{{- $tls := .values.proxy.tls -}}
{{- $own := .values.proxy.annotations -}}
{{- $annotation := "" -}}
{{- range .product.tlsAnnotations -}}
{{- if and (not $annotation) (hasKey $own .) -}}
{{- $annotation = . -}}
{{- end -}}
{{- end -}}
{{- range .switched -}}
{{- if and (not $annotation) (eq .speaks "HTTP") (not .breaks) .allPorts -}}
{{- $annotation = .annotation -}}
{{- end -}}
{{- end -}}
{{- if and $annotation $tls.enabled -}}
{{- if eq (include "kong-client-ip.tlsTargetPort" .) (int64 $tls.containerPort | toString) -}}
{{- include "kong-client-ip.found" (list . "tls-at-balancer" (dict "annotation" $annotation "port" (int64 $tls.servicePort) "target" (int64 .values.proxy.http.containerPort))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.no-port" -}}
{{- if not (or .values.proxy.http.enabled .values.proxy.tls.enabled) -}}
{{- include "kong-client-ip.found" (list . "no-port" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.listen-flag" -}}
{{- $c := . -}}
{{- range list
  (list "proxy.http.parameters" .values.proxy.http.parameters)
  (list "proxy.tls.parameters" .values.proxy.tls.parameters)
  (list "admin.tls.parameters" .values.admin.tls.parameters) -}}
{{- $path := index . 0 -}}
{{- $seen := list -}}
{{- range $flag := index . 1 -}}
{{- $name := splitList "=" $flag | first -}}
{{- $args := dict "path" $path "value" (toRawJson $flag) -}}
{{- if hasKey $c.constants.ownedFlags $flag -}}
{{- include "kong-client-ip.found" (list $c "listen-flag-owned" (merge $args (dict "instead" (get $c.constants.ownedFlags $flag)))) -}}
{{- else if not (regexMatch $c.constants.listenFlagPattern $flag) -}}
{{- include "kong-client-ip.found" (list $c "listen-flag" (merge $args (dict "allowed" ($c.constants.listenFlags | join ", ")))) -}}
{{- else if has $name $seen -}}
{{- include "kong-client-ip.found" (list $c "listen-flag-twice" $args) -}}
{{- else -}}
{{- $seen = append $seen $name -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.port-twice" -}}
{{- $v := .values -}}
{{- $http := $v.proxy.http.enabled -}}
{{- $tls := $v.proxy.tls.enabled -}}
{{- include "kong-client-ip.twice" (list . (list
  (list "proxy.http.containerPort" $v.proxy.http.containerPort $http)
  (list "proxy.tls.containerPort" $v.proxy.tls.containerPort $tls)
  (list "inCluster.http.containerPort" $v.inCluster.http.containerPort (and .hasInCluster $http))
  (list "inCluster.tls.containerPort" $v.inCluster.tls.containerPort (and .hasInCluster $tls))
  (list "status.http.containerPort" $v.status.http.containerPort true)
  (list "admin.tls.containerPort" $v.admin.tls.containerPort $v.admin.enabled))) -}}
{{- include "kong-client-ip.twice" (list . (list
  (list "proxy.http.servicePort" $v.proxy.http.servicePort (and $http $tls))
  (list "proxy.tls.servicePort" $v.proxy.tls.servicePort (and $http $tls)))) -}}
{{- include "kong-client-ip.twice" (list . (list
  (list "proxy.http.nodePort" $v.proxy.http.nodePort (and $v.proxy.http.nodePort $http))
  (list "proxy.tls.nodePort" $v.proxy.tls.nodePort (and $v.proxy.tls.nodePort $tls))
  (list "proxy.healthCheckNodePort" $v.proxy.healthCheckNodePort $v.proxy.healthCheckNodePort))) -}}
{{- end -}}

{{- /* Notes ports that are used twice: list of decision and list of path, port, whether used. */ -}}
{{- define "kong-client-ip.twice" -}}
{{- $c := index . 0 -}}
{{- $paths := dict -}}
{{- range index . 1 -}}
{{- if index . 2 -}}
{{- /* Padded, so that a map's order of keys is the order of ports. */ -}}
{{- $port := printf "%05d" (int (index . 1)) -}}
{{- $_ := set $paths $port (append (get $paths $port | default list) (index . 0)) -}}
{{- end -}}
{{- end -}}
{{- range $port, $all := $paths -}}
{{- if gt (len $all) 1 -}}
{{- include "kong-client-ip.found" (list $c "port-twice" (dict "port" (trimPrefix "0" $port | trimPrefix "0" | trimPrefix "0" | trimPrefix "0") "paths" ($all | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
