{{- /* The environment of the test's pod: the settings of its throw-away Kong (KONG_), and what to ask whom (CLIENT_IP_). */ -}}

{{- /*
The environment of the test's container, each name once: root context. The throw-away Kong has the gateways' settings; but it has
no control plane, loads no plugin that is not needed, and trusts loopback, which plays the load balancer.
*/ -}}
{{- define "kong-client-ip.testEnvironment" -}}
{{- $c := .kongClientIp -}}
{{- $v := $c.values -}}
{{- $env := include "kong-client-ip.testTargets" . | fromYaml -}}
{{- range $name, $value := $c.environment -}}
{{- if not (regexMatch "^KONG_(ROLE$|CLUSTER_|KONNECT_|VITALS|ADMIN_|PLUGINS$|ROUTER_FLAVOR$|UNTRUSTED_LUA|FIPS$|DECLARATIVE_CONFIG|STREAM_LISTEN$|(PROXY|STATUS)_.*_LOG$)" $name) -}}
{{- $_ := set $env $name $value -}}
{{- end -}}
{{- end -}}
{{- range $name, $value := dict
  "KONG_PREFIX" "/tmp/client-ip-test"
  "KONG_DATABASE" "off"
  "KONG_ADMIN_LISTEN" "off"
  "KONG_ADMIN_GUI_LISTEN" "off"
  "KONG_ANONYMOUS_REPORTS" "off"
  "KONG_NGINX_DAEMON" "on"
  "KONG_NGINX_WORKER_PROCESSES" "1"
  "KONG_PLUGINS" "pre-function"
  "KONG_PROXY_ACCESS_LOG" "off"
  "KONG_DECLARATIVE_CONFIG" "/tmp/client-ip-test.yml"
  "CLIENT_IP_CONFIG" (include "kong-client-ip.testConfig" .) -}}
{{- $_ := set $env $name $value -}}
{{- end -}}
{{- if not $v.proxy.http.enabled -}}
{{- /* The test cannot speak TLS. */ -}}
{{- $_ := set $env "KONG_PROXY_LISTEN" (include "kong-client-ip.listen" (dict "c" $c "port" $v.proxy.tls.containerPort "proxyProtocol" $c.speaksProxy "parameters" list)) -}}
{{- end -}}
{{- if has $c.strategy (list "proxyProtocol" "httpHeaders") -}}
{{- $loopback := dict "IPv4" "127.0.0.1/32" "IPv6" "::1/128" -}}
{{- $trusted := $c.trusted -}}
{{- range $v.proxy.ipFamilies -}}
{{- $trusted = append $trusted (get $loopback .) -}}
{{- end -}}
{{- $_ := set $env "KONG_TRUSTED_IPS" ($trusted | uniq | join ",") -}}
{{- end -}}
{{- include "kong-client-ip.envList" $env -}}
{{- end -}}

{{- /* The echo, and a route for https only, which opens where Kong believes a forged scheme. */ -}}
{{- define "kong-client-ip.testConfig" -}}
{{- $echo := include "kong-client-ip.echoRoute" "/client-ip-echo" | fromYaml -}}
{{- $https := merge (dict "name" "client-ip-https" "paths" (list "/client-ip-https") "protocols" (list "https")) $echo -}}
{{- dict "_format_version" "3.0" "routes" (list $echo $https) | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- /* With the namespace: a pod's own name, which the Service for the status port shares, leads to the pod itself. */ -}}
{{- define "kong-client-ip.testTargets" -}}
{{- $c := .kongClientIp -}}
{{- $v := $c.values -}}
{{- $name := include "kong-client-ip.fullname" . -}}
{{- $domain := include "kong-client-ip.namespace" . | printf "%s.svc" -}}
{{- $loopback := dict "IPv4" "127.0.0.1" "IPv6" "::1" -}}
{{- $addresses := list -}}
{{- range $v.proxy.ipFamilies -}}
{{- $addresses = append $addresses (get $loopback .) -}}
{{- end -}}
{{- $ports := list -}}
{{- $inCluster := list -}}
{{- range list "http" "tls" -}}
{{- if (get $v.proxy .).enabled -}}
{{- $ports = append $ports (get $v.proxy .).servicePort -}}
{{- $inCluster = append $inCluster (get $v.inCluster .).servicePort -}}
{{- end -}}
{{- end -}}
{{- $policy := $v.networkPolicy -}}
{{- $serviceOff := "" -}}
{{- if eq ($v.proxy.internalTrafficPolicy | default "") "Local" -}}
{{- $serviceOff = "proxy.internalTrafficPolicy Local: it answers on the gateways' nodes only" -}}
{{- else if and $policy.enabled (or (kindIs "slice" $policy.proxy.from) (include "kong-client-ip.policyBlocks" $c | fromJsonArray)) -}}
{{- $serviceOff = "networkPolicy: this pod may not connect to the proxy" -}}
{{- end -}}
{{- if and $policy.enabled (kindIs "slice" $policy.inCluster.from) -}}
{{- $inCluster = list -}}
{{- end -}}
{{- $echoOff := "" -}}
{{- if not $v.echo.enabled -}}
{{- $echoOff = "echo.enabled is off" -}}
{{- else if not $v.proxy.http.enabled -}}
{{- $echoOff = "proxy.http.enabled is off, and the test speaks no TLS" -}}
{{- else if eq ($v.proxy.internalTrafficPolicy | default "") "Local" -}}
{{- $echoOff = "proxy.internalTrafficPolicy is Local" -}}
{{- else if $serviceOff -}}
{{- $echoOff = "networkPolicy keeps this pod from the proxy" -}}
{{- end -}}
{{- dict
  "CLIENT_IP_ECHO" $v.echo.path
  "CLIENT_IP_ECHO_OFF" $echoOff
  "CLIENT_IP_STRATEGY" $c.strategy
  "CLIENT_IP_HEADER" (ternary $c.header "X-Forwarded-For" (eq $c.strategy "httpHeaders"))
  "CLIENT_IP_TRUST" (ternary "clientIp.trustedIPs" "clientIp.trustedIPs with shipped ranges" (empty $c.cdnRanges))
  "CLIENT_IP_TRUSTED_IPS" ($c.trusted | join ",")
  "CLIENT_IP_FORWARDED_HEADERS" $v.clientIp.forwardedHeaders
  "CLIENT_IP_FORWARDED_LEFT" (include "kong-client-ip.forwardedLeft" $c)
  "CLIENT_IP_LOOPBACK" ($addresses | join " ")
  "CLIENT_IP_POD_IPS" (dict "valueFrom" (dict "fieldRef" (dict "fieldPath" "status.podIPs")))
  "CLIENT_IP_PORT" (ternary $v.proxy.http.containerPort $v.proxy.tls.containerPort $v.proxy.http.enabled | int | toString)
  "CLIENT_IP_STATUS" (printf "%s-client-ip-test.%s" $name $domain)
  "CLIENT_IP_STATUS_PORT" (int $v.status.http.containerPort | toString)
  "CLIENT_IP_SERVICE" (printf "%s-proxy.%s" $name $domain)
  "CLIENT_IP_SERVICE_OFF" $serviceOff
  "CLIENT_IP_SERVICE_PORTS" (ternary "" ($ports | join " ") (ne $serviceOff ""))
  "CLIENT_IP_IN_CLUSTER" (printf "%s-in-cluster.%s" $name $domain)
  "CLIENT_IP_IN_CLUSTER_PORTS" (ternary ($inCluster | join " ") "" $c.hasInCluster) | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- /* The forged headers that reach a Kong with these settings, as its echo names them; empty where nothing is removed. */ -}}
{{- define "kong-client-ip.forwardedLeft" -}}
{{- if include "kong-client-ip.clearing" . -}}
{{- $left := list -}}
{{- if eq .strategy "httpHeaders" -}}
{{- $names := splitList "," (include "kong-client-ip.writtenForwarded" .) -}}
{{- if eq .values.clientIp.forwardedHeaders "auto" -}}{{- $names = append $names "for" -}}{{- end -}}
{{- range compact $names -}}{{- $left = append $left (printf "x-forwarded-%s" .) -}}{{- end -}}
{{- end -}}
{{- $left | uniq | sortAlpha | join " " | default "none" -}}
{{- end -}}
{{- end -}}
