{{- /*
What the values amount to: strategy, method, traffic policy, and who Kong's peer is. Sets keys of the decision. Prints nothing.
The twin in TypeScript is schema/decide/situation.ts.
*/ -}}
{{- define "kong-client-ip.situation" -}}
{{- $c := . -}}
{{- $v := .values -}}
{{- $strategy := $v.clientIp.strategy -}}
{{- if eq $strategy "auto" -}}
{{- $strategy = ternary "httpHeaders" .product.recommended (not (empty .cdn)) -}}
{{- end -}}
{{- $_ := set . "strategy" $strategy -}}
{{- $resolved := get .product.methods (ternary "cdn" $strategy (and (eq $strategy "httpHeaders") (not (empty .cdn)))) -}}
{{- if kindIs "string" $resolved -}}{{- $resolved = get .product.methods $resolved -}}{{- end -}}
{{- $method := $resolved.method | default dict -}}
{{- $_ := set . "resolved" $resolved -}}
{{- $_ := set . "method" $method -}}
{{- $_ := set . "refusal" ($resolved.refusal | default dict) -}}
{{- $_ := set . "serviceType" ($v.proxy.type | default .product.service.type) -}}
{{- $_ := set . "trafficPolicy" (ternary "" ($v.proxy.externalTrafficPolicy | default $method.externalTrafficPolicy | default "") (eq .serviceType "ClusterIP")) -}}
{{- $_ := set . "scheme" "" -}}
{{- if .product.schemes -}}
{{- $_ := set . "scheme" ($v.clientIp.scheme | default .product.defaultScheme | default "internet-facing") -}}
{{- end -}}
{{- $peer := "node" -}}
{{- if and $method (not (and (eq $method.targets "nodes") (ne .serviceType "ClusterIP") (ne .trafficPolicy "Local"))) -}}
{{- $peer = $method.packetSource -}}
{{- end -}}
{{- $_ := set . "peer" $peer -}}
{{- $_ := set . "speaksProxy" (and (eq $strategy "proxyProtocol") (not (empty $method))) -}}
{{- $_ := set . "hasInCluster" .speaksProxy -}}
{{- if kindIs "bool" $v.inCluster.enabled -}}
{{- $_ := set . "hasInCluster" $v.inCluster.enabled -}}
{{- end -}}
{{- $_ := set . "hasFront" (not (empty (or .product.ingress .product.gateway))) -}}
{{- if kindIs "bool" $v.proxy.ingress.enabled -}}
{{- $_ := set . "hasFront" $v.proxy.ingress.enabled -}}
{{- end -}}
{{- /* The chart gives a Gateway a TLS listener only if the values name a certificate. */ -}}
{{- $_ := set . "tlsEndsAtBalancer" (and $resolved.tlsEndsAtBalancer (or (not .product.gateway) $v.proxy.ingress.tls)) -}}
{{- $_ := set . "header" ($v.clientIp.httpHeaders.name | default .cdn.header | default "X-Forwarded-For") -}}
{{- $_ := set . "recursive" (not (and (kindIs "bool" $v.clientIp.httpHeaders.recursive) (not $v.clientIp.httpHeaders.recursive))) -}}
{{- include "kong-client-ip.trusted" . -}}
{{- $_ := set . "daemonset" (hasKey $resolved "daemonset") -}}
{{- if kindIs "bool" $v.deployment.daemonset -}}
{{- $_ := set . "daemonset" $v.deployment.daemonset -}}
{{- end -}}
{{- include "kong-client-ip.declarative" . -}}
{{- include "kong-client-ip.kong" . -}}
{{- end -}}

{{- /*
Whom Kong trusts: the user's trustedIPs and, where the CDN is Kong's peer or its address is in the header, its shipped ranges. A balancer that reads
requests appends the CDN's address to X-Forwarded-For; a header with one address passes through as the CDN wrote it.
*/ -}}
{{- define "kong-client-ip.trusted" -}}
{{- $block := .values.clientIp -}}
{{- $inHeader := and .resolved.readsRequests (eq (lower .header) "x-forwarded-for") -}}
{{- $belongs := and .cdn (eq .strategy "httpHeaders") .method (or (eq .peer "client") $inHeader) -}}
{{- $_ := set . "cdnBelongs" (not (empty $belongs)) -}}
{{- $_ := set . "cdnRanges" dict -}}
{{- if and .cdnBelongs .cdn.shipped (eq $block.cdnRanges "shipped") -}}
{{- $_ := set . "cdnRanges" .cdn.shipped -}}
{{- end -}}
{{- $trusted := $block.trustedIPs -}}
{{- range .cdnRanges.ranges -}}
{{- if not (has . $block.trustedIPs) -}}
{{- $trusted = append $trusted . -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "trusted" $trusted -}}
{{- $_ := set . "trustedPeers" (ternary $trusted $block.trustedIPs (eq .peer "client")) -}}
{{- end -}}

{{- /* Reads the declarative configuration; Kong is ready only once it has anything. */ -}}
{{- define "kong-client-ip.declarative" -}}
{{- $v := .values -}}
{{- $role := "" -}}
{{- range $key, $value := $v.env -}}
{{- if eq (upper $key) "ROLE" -}}
{{- $role = $value -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "role" $role -}}
{{- $_ := set . "config" dict -}}
{{- if $v.dblessConfig.config | default "" | trim -}}
{{- $_ := set . "config" (fromYaml $v.dblessConfig.config) -}}
{{- end -}}
{{- $configured := or $v.dblessConfig.configMap $v.dblessConfig.secret $v.admin.enabled $v.echo.enabled (eq (toString $role) "data_plane") -}}
{{- range $key, $value := .config -}}
{{- if and (not (hasPrefix "_" $key)) (kindIs "slice" $value) $value -}}
{{- $configured = true -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "readinessPath" (ternary "/status/ready" "/status" (not (empty $configured))) -}}
{{- $_ := set . "hasConfigFile" (not (empty (or $v.dblessConfig.config $v.dblessConfig.configMap $v.dblessConfig.secret $v.echo.enabled))) -}}
{{- end -}}

{{- /* What the image tells of Kong's version, and whether the values hold a licence. The twin in TypeScript is schema/kong/image.ts. */ -}}
{{- define "kong-client-ip.kong" -}}
{{- $facts := .constants.kongImages -}}
{{- $image := .values.image -}}
{{- $tag := ternary "" (toString $image.tag) (not (empty $image.digest)) -}}
{{- $newest := and (not $image.digest) (regexMatch $facts.gateway $image.repository) (regexMatch $facts.newest $tag) -}}
{{- $named := regexMatch $facts.repository $image.repository -}}
{{- $licensed := not (empty .values.enterprise.license_secret) -}}
{{- range $key, $value := .values.env -}}
{{- if and (has (lower $key) (list "license_data" "license_path")) (not (kindIs "invalid" $value)) -}}{{- $licensed = true -}}{{- end -}}
{{- end -}}
{{- range .values.deployment.userDefinedVolumeMounts -}}
{{- if regexMatch $facts.licencePath (toString .mountPath) -}}{{- $licensed = true -}}{{- end -}}
{{- end -}}
{{- $_ := set . "kong" (dict
  "isDistroless" (regexMatch $facts.distroless $tag)
  "needsLicence" (or $newest (and $named (regexMatch $facts.licence $tag)))
  "httpsOnlyRoutes" (or $newest (and $named (regexMatch $facts.httpsOnlyRoutes $tag)))
  "hasLicence" $licensed) -}}
{{- end -}}
