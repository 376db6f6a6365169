{{- /* Rules about the strategy and the product; twins of schema/rules/strategy.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.strategy" -}}
{{- include "kong-client-ip.rule.strategy-refused" . -}}
{{- include "kong-client-ip.rule.strategy-none" . -}}
{{- include "kong-client-ip.rule.scheme-unsupported" . -}}
{{- include "kong-client-ip.rule.hostname-unsupported" . -}}
{{- include "kong-client-ip.rule.proxy-version-unsupported" . -}}
{{- include "kong-client-ip.rule.setting-missing" . -}}
{{- include "kong-client-ip.rule.taken-over" . -}}
{{- include "kong-client-ip.rule.hostname-missing" . -}}
{{- include "kong-client-ip.rule.cdn-strategy" . -}}
{{- include "kong-client-ip.rule.cdn-open-balancer" . -}}
{{- include "kong-client-ip.rule.cdn-setting-unused" . -}}
{{- include "kong-client-ip.rule.method-caveat" . -}}
{{- include "kong-client-ip.rule.cdn-caveat" . -}}
{{- end -}}

{{- define "kong-client-ip.rule.strategy-refused" -}}
{{- if .refusal -}}
{{- include "kong-client-ip.found" (list . "strategy-refused" (dict "strategy" .strategy "loadBalancer" .id "why" .refusal.refused "instead" .refusal.instead)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.strategy-none" -}}
{{- if eq .strategy "none" -}}
{{- include "kong-client-ip.found" (list . "strategy-none" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.scheme-unsupported" -}}
{{- $scheme := .values.clientIp.scheme -}}
{{- if and $scheme (not (hasKey (.product.schemes | default dict) $scheme)) -}}
{{- include "kong-client-ip.found" (list . "scheme-unsupported" (dict "scheme" $scheme "loadBalancer" .id)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.hostname-unsupported" -}}
{{- if and .values.clientIp.hostname (not .product.hostnameAnnotation) -}}
{{- include "kong-client-ip.found" (list . "hostname-unsupported" (dict "loadBalancer" .id)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.proxy-version-unsupported" -}}
{{- $version := .values.clientIp.proxyProtocol.version -}}
{{- $versions := .method.proxyProtocol | default list -}}
{{- if and $version .speaksProxy (not (has $version $versions)) -}}
{{- $sends := "a version that cannot be chosen" -}}
{{- if $versions -}}{{- $sends = printf "version %s" ($versions | join " or ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "proxy-version-unsupported" (dict "version" $version "loadBalancer" .id "sends" $sends)) -}}
{{- end -}}
{{- end -}}

{{- /* What the controller makes nothing without: setting-missing, setting-wanted */ -}}
{{- define "kong-client-ip.rule.setting-missing" -}}
{{- $needed := .product.failsUnless | default dict -}}
{{- $applies := and $needed (eq ($needed.scheme | default .scheme) .scheme) -}}
{{- $path := ternary "proxy.ingress.annotations" "proxy.annotations" (hasKey $needed "inFront") -}}
{{- if $needed.inFront -}}
{{- $applies = and $applies .hasFront -}}
{{- else -}}
{{- $applies = and $applies (eq .serviceType "LoadBalancer") -}}
{{- end -}}
{{- if $applies -}}
{{- $written := get (.product.schemes | default dict) .scheme | default dict -}}
{{- $given := ternary $written.ingress $written.service (hasKey $needed "inFront") | default dict -}}
{{- $given = merge (dict) (ternary .values.proxy.ingress.annotations .values.proxy.annotations (hasKey $needed "inFront")) $given -}}
{{- $isSet := false -}}
{{- $wanted := list -}}
{{- range $name, $value := $needed.annotations -}}
{{- $own := get $given $name | toString -}}
{{- if ternary (eq $own (toString $value)) (ne $own "") (kindIs "string" $value) -}}{{- $isSet = true -}}{{- end -}}
{{- $wanted = append $wanted (ternary (printf "%s: %v" $name $value) $name (kindIs "string" $value)) -}}
{{- end -}}
{{- if not $isSet -}}
{{- $loadBalancer := .id -}}
{{- with $needed.scheme -}}{{- $loadBalancer = printf "%s with clientIp.scheme %s" $loadBalancer . -}}{{- end -}}
{{- $args := dict "loadBalancer" $loadBalancer "wanted" ($wanted | join " or ") "path" $path "why" $needed.why "orElse" $needed.orElse -}}
{{- $code := ternary "setting-wanted" "setting-missing" (hasKey $needed "orElse") -}}
{{- include "kong-client-ip.found" (list . $code $args) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Where another controller takes the Service. */ -}}
{{- define "kong-client-ip.rule.taken-over" -}}
{{- if and .product.takenOver (eq .serviceType "LoadBalancer") -}}
{{- include "kong-client-ip.found" (list . "taken-over" (merge (dict "loadBalancer" .id) .product.takenOver)) -}}
{{- end -}}
{{- end -}}

{{- /* A listener that wants PROXY headers refuses callers who skip the balancer. */ -}}
{{- define "kong-client-ip.rule.hostname-missing" -}}
{{- if and .product.hostnameNeeded .speaksProxy (not .values.clientIp.hostname) -}}
{{- include "kong-client-ip.found" (list . "hostname-missing" (dict "loadBalancer" .id)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.cdn-strategy" -}}
{{- if and .cdn (ne .strategy "httpHeaders") -}}
{{- include "kong-client-ip.found" (list . "cdn-strategy" (dict "cdn" .values.clientIp.cdn "strategy" .strategy)) -}}
{{- end -}}
{{- end -}}

{{- /* Where the balancer hides the CDN, only a rule about who may connect keeps others from forging the header. */ -}}
{{- define "kong-client-ip.rule.cdn-open-balancer" -}}
{{- if and .cdn (eq .strategy "httpHeaders") .method (ne (toString .method.packetSource) "client") -}}
{{- $where := "" -}}
{{- $locked := .values.clientIp.cdnOnly -}}
{{- if .product.sourceRangesAnnotation -}}
{{- $where = printf "%s in proxy.ingress.annotations" .product.sourceRangesAnnotation -}}
{{- $locked = or $locked (get .values.proxy.ingress.annotations .product.sourceRangesAnnotation) -}}
{{- with .product.sourceListsAnnotation -}}
{{- $locked = or $locked (get $.values.proxy.ingress.annotations .) -}}
{{- end -}}
{{- else if and (eq .serviceType "LoadBalancer") (not .product.closedBy) -}}
{{- $where = "proxy.loadBalancerSourceRanges" -}}
{{- $locked = or $locked .values.proxy.loadBalancerSourceRanges -}}
{{- end -}}
{{- if not $locked -}}
{{- $shutOut := "" -}}
{{- with .cdn.privately -}}{{- $shutOut = printf " (the ranges shut out %s)" . -}}{{- end -}}
{{- $remedy := printf "Put the ranges of the CDN (%s) into %s, or set clientIp.cdnOnly where another rule lets in nobody else%s" .cdn.ranges $where $shutOut -}}
{{- if not $where -}}
{{- $how := "" -}}
{{- with .product.closedBy -}}{{- $how = printf " (%s)" . -}}{{- end -}}
{{- $remedy = printf "Let only the CDN reach it by a rule outside this chart%s and set clientIp.cdnOnly" $how -}}
{{- end -}}
{{- include "kong-client-ip.found" (list . "cdn-open-balancer" (dict "cdn" .values.clientIp.cdn "loadBalancer" .id "header" .header "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Settings about a CDN where there is none. */ -}}
{{- define "kong-client-ip.rule.cdn-setting-unused" -}}
{{- $block := .values.clientIp -}}
{{- if not $block.cdn -}}
{{- if ne $block.cdnRanges "shipped" -}}
{{- include "kong-client-ip.found" (list . "cdn-setting-unused" (dict "path" "clientIp.cdnRanges")) -}}
{{- end -}}
{{- /* A CDN that the chart does not know is told by its header. */ -}}
{{- if and $block.cdnOnly (not $block.httpHeaders.name) -}}
{{- include "kong-client-ip.found" (list . "cdn-setting-unused" (dict "path" "clientIp.cdnOnly")) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.method-caveat" -}}
{{- $c := . -}}
{{- range .method.warnings -}}
{{- include "kong-client-ip.found" (list $c "method-caveat" (dict "loadBalancer" $c.id "strategy" $c.strategy "caveat" .)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.cdn-caveat" -}}
{{- $c := . -}}
{{- range .cdn.warnings -}}
{{- include "kong-client-ip.found" (list $c "cdn-caveat" (dict "cdn" $c.values.clientIp.cdn "caveat" .)) -}}
{{- end -}}
{{- end -}}
