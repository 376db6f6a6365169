{{- /* Rules about the strategy and the product; twins of schema/rules/strategy.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.strategy" -}}
{{- include "kong-client-ip.rule.strategy-refused" . -}}
{{- include "kong-client-ip.rule.strategy-none" . -}}
{{- include "kong-client-ip.rule.scheme-unsupported" . -}}
{{- include "kong-client-ip.rule.hostname-unsupported" . -}}
{{- include "kong-client-ip.rule.proxy-version-unsupported" . -}}
{{- include "kong-client-ip.rule.cdn-strategy" . -}}
{{- include "kong-client-ip.rule.cdn-open-balancer" . -}}
{{- include "kong-client-ip.rule.method-caveat" . -}}
{{- include "kong-client-ip.rule.cdn-caveat" . -}}
{{- include "kong-client-ip.rule.setting-unused" . -}}
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
{{- $versions := .method.proxyProtocol -}}
{{- if and $version $versions (not (has $version $versions)) -}}
{{- include "kong-client-ip.found" (list . "proxy-version-unsupported" (dict "version" $version "loadBalancer" .id "versions" ($versions | join " or "))) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.cdn-strategy" -}}
{{- if and .cdn (ne .strategy "httpHeaders") -}}
{{- include "kong-client-ip.found" (list . "cdn-strategy" (dict "cdn" .values.clientIp.cdn "strategy" .strategy)) -}}
{{- end -}}
{{- end -}}

{{- /* Where the balancer hides the CDN, only its source ranges keep others from forging the header. */ -}}
{{- define "kong-client-ip.rule.cdn-open-balancer" -}}
{{- if and .cdn .method (ne (toString .method.packetSource) "client") (not .values.proxy.loadBalancerSourceRanges) -}}
{{- include "kong-client-ip.found" (list . "cdn-open-balancer" (dict "cdn" .values.clientIp.cdn "loadBalancer" .id "header" .header)) -}}
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

{{- /* Settings of clientIp that the strategy does not read. */ -}}
{{- define "kong-client-ip.rule.setting-unused" -}}
{{- $c := . -}}
{{- $block := .values.clientIp -}}
{{- $headers := eq .strategy "httpHeaders" -}}
{{- $proxy := eq .strategy "proxyProtocol" -}}
{{- range list
  (list "clientIp.trustedIPs" (and $block.trustedIPs (not (or $headers $proxy))))
  (list "clientIp.allowTrustEveryone" (and $block.allowTrustEveryone (not $headers)))
  (list "clientIp.httpHeaders.name" (and $block.httpHeaders.name (not $headers)))
  (list "clientIp.httpHeaders.recursive" (and (kindIs "bool" $block.httpHeaders.recursive) (not $headers)))
  (list "clientIp.proxyProtocol.version" (and $block.proxyProtocol.version (not $proxy)))
  (list "clientIp.forwardedHeaders" (and (eq $block.forwardedHeaders "strip") (eq $c.strategy "none"))) -}}
{{- if index . 1 -}}
{{- include "kong-client-ip.found" (list $c "setting-unused" (dict "path" (index . 0) "strategy" $c.strategy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
