{{- /*
Joins the catalogue's annotations with the user's and adds to `conflicts` of the decision where they contradict each other. Dict of:
  c          decision; the result is set in it under `key`
  path       where the user's stand, for messages
  user       the user's annotations
  needed     what the product or the method needs
  scheme     what the scheme adds; the user's win unless clientIp.scheme says otherwise
  suggested  what the user may replace
  alsoWorks  map of lists: further values of needed annotations that do as well
A value is text; a map `attributes`, written name=value and separated by commas, to which the user may add; or a map of `text` and `each`,
which speaks of the Service's ports.
The twin in TypeScript is schema/decide/annotations.ts.
*/ -}}
{{- define "kong-client-ip.joinAnnotations" -}}
{{- $c := .c -}}
{{- $user := .user -}}
{{- $path := .path -}}
{{- $alsoWorks := .alsoWorks | default dict -}}
{{- $out := dict -}}
{{- range $name, $value := .suggested -}}
{{- $_ := set $out $name (include "kong-client-ip.annotationText" (list $c $value)) -}}
{{- end -}}
{{- range $name, $value := $user -}}
{{- $_ := set $out $name $value -}}
{{- end -}}
{{- range $name, $value := .scheme -}}
{{- $wanted := include "kong-client-ip.annotationText" (list $c $value) -}}
{{- if not (hasKey $user $name) -}}
{{- $_ := set $out $name $wanted -}}
{{- else if and (ne (get $user $name) $wanted) $c.values.clientIp.scheme -}}
{{- $_ := set $c "conflicts" (append $c.conflicts (dict "path" $path "annotation" $name "value" (get $user $name) "needed" $wanted "byScheme" true)) -}}
{{- end -}}
{{- end -}}
{{- range $name, $value := .needed -}}
{{- if not (hasKey $user $name) -}}
{{- $_ := set $out $name (include "kong-client-ip.annotationText" (list $c $value)) -}}
{{- else if or (kindIs "string" $value) (hasKey $value "each") -}}
{{- $wanted := include "kong-client-ip.annotationText" (list $c $value) -}}
{{- if and (ne (get $user $name) $wanted) (not (has (get $user $name) (get $alsoWorks $name | default list))) -}}
{{- $_ := set $c "conflicts" (append $c.conflicts (dict "path" $path "annotation" $name "value" (get $user $name) "needed" $wanted "byScheme" false)) -}}
{{- end -}}
{{- else -}}
{{- $own := get $user $name -}}
{{- $given := dict -}}
{{- $joined := list -}}
{{- range splitList "," $own -}}
{{- /* A comma too many makes a controller give up on the whole list. */ -}}
{{- if trim . -}}
{{- $pair := splitn "=" 2 . -}}
{{- $_ := set $given (trim $pair._0) (trim ($pair._1 | default "")) -}}
{{- $joined = append $joined . -}}
{{- end -}}
{{- end -}}
{{- range $attribute, $wanted := $value.attributes -}}
{{- if not (hasKey $given $attribute) -}}
{{- $joined = append $joined (printf "%s=%s" $attribute $wanted) -}}
{{- else if ne (get $given $attribute) $wanted -}}
{{- $_ := set $c "conflicts" (append $c.conflicts (dict "path" $path "annotation" $name "value" $own "needed" (printf "%s=%s" $attribute $wanted) "attribute" $attribute "byScheme" false)) -}}
{{- end -}}
{{- end -}}
{{- $_ := set $out $name ($joined | join ",") -}}
{{- end -}}
{{- end -}}
{{- $_ := set $c .key $out -}}
{{- end -}}

{{- /* The text of an annotation value: list of decision and value. */ -}}
{{- define "kong-client-ip.annotationText" -}}
{{- $c := index . 0 -}}
{{- $value := index . 1 -}}
{{- if kindIs "string" $value -}}
{{- include "kong-client-ip.fill" (list $c $value) -}}
{{- else if hasKey $value "each" -}}
{{- include "kong-client-ip.fill" (list $c (include "kong-client-ip.portText" (list $c $value))) -}}
{{- else -}}
{{- $pairs := list -}}
{{- range $name, $setting := $value.attributes -}}
{{- $pairs = append $pairs (printf "%s=%s" $name $setting) -}}
{{- end -}}
{{- $pairs | join "," -}}
{{- end -}}
{{- end -}}

{{- /* A text that speaks of the enabled ports: list of decision and map of text and each. */ -}}
{{- define "kong-client-ip.portText" -}}
{{- $proxy := (index . 0).values.proxy -}}
{{- $streams := (index . 0).openStreams -}}
{{- $text := (index . 1).text -}}
{{- range $name, $item := (index . 1).each -}}
{{- $items := list -}}
{{- range list (list $proxy.http "kong-proxy" "http") (list $proxy.tls "kong-proxy-tls" "https") -}}
{{- $port := index . 0 -}}
{{- if $port.enabled -}}
{{- $items = append $items ($item | replace "{portName}" (index . 1) | replace "{port}" (int $port.servicePort | toString) | replace "{protocol}" (index . 2)) -}}
{{- end -}}
{{- end -}}
{{- /* Words such as http:80 are for ports that the balancer reads; others stay TCP without a word. */ -}}
{{- range $streams -}}
{{- if and (eq .of "proxy") (eq .protocol "TCP") (not (contains "{protocol}" $item)) -}}
{{- $items = append $items ($item | replace "{portName}" .name | replace "{port}" .servicePort) -}}
{{- end -}}
{{- end -}}
{{- $text = $text | replace (printf "{%s}" $name) ($items | join ",") -}}
{{- end -}}
{{- $text -}}
{{- end -}}

{{- /* The text with its placeholders filled: list of decision and text. */ -}}
{{- define "kong-client-ip.fill" -}}
{{- $c := index . 0 -}}
{{- index . 1 | replace "{statusPort}" ($c.values.status.http.containerPort | int | toString) | replace "{readinessPath}" $c.readinessPath | replace "{fullname}" $c.fullname | replace "{scheme}" $c.scheme -}}
{{- end -}}

{{- /* What the Service that the balancer reaches says. */ -}}
{{- define "kong-client-ip.service" -}}
{{- $scheme := dict -}}
{{- if .scheme -}}
{{- $scheme = get .product.schemes .scheme | default dict -}}
{{- end -}}
{{- $needed := get (.resolved.byVersion | default dict) (.values.clientIp.proxyProtocol.version | toString) | default .resolved.annotations | default dict -}}
{{- if and .product.hostnameAnnotation .values.clientIp.hostname -}}
{{- $_ := set $needed .product.hostnameAnnotation .values.clientIp.hostname -}}
{{- end -}}
{{- include "kong-client-ip.joinAnnotations" (dict "c" . "key" "serviceAnnotations" "path" "proxy.annotations" "user" .values.proxy.annotations
  "needed" $needed
  "scheme" $scheme.service
  "suggested" .resolved.suggested
  "alsoWorks" .method.alsoWorks) -}}
{{- $_ := set . "loadBalancerClass" (ternary (.values.proxy.loadBalancerClass | default $scheme.loadBalancerClass | default .product.service.loadBalancerClass) "" (eq .serviceType "LoadBalancer")) -}}
{{- end -}}

{{- /* The Ingress or Gateway in front, where there is one. */ -}}
{{- define "kong-client-ip.front" -}}
{{- $own := .values.proxy.ingress -}}
{{- $product := .product.gateway | default .product.ingress | default dict -}}
{{- $_ := set . "hasIngress" (and .hasFront (not .product.gateway)) -}}
{{- $_ := set . "hasGateway" (and .hasFront (not (empty .product.gateway))) -}}
{{- if .hasFront -}}
{{- $scheme := dict -}}
{{- if .scheme -}}
{{- $scheme = get .product.schemes .scheme | default dict -}}
{{- end -}}
{{- /* The API server refuses an Ingress that names a class in two ways. */ -}}
{{- $needed := $product.annotations | default dict -}}
{{- if $own.ingressClassName -}}
{{- $needed = omit $needed "kubernetes.io/ingress.class" -}}
{{- end -}}
{{- include "kong-client-ip.joinAnnotations" (dict "c" . "key" "ingressAnnotations" "path" "proxy.ingress.annotations" "user" $own.annotations
  "needed" $needed
  "scheme" $scheme.ingress
  "suggested" $product.suggested) -}}
{{- $class := $product.gatewayClassName | default $product.ingressClassName | default "" -}}
{{- $_ := set . "className" ($own.ingressClassName | default (include "kong-client-ip.fill" (list . $class))) -}}
{{- $_ := set . "pathType" ($own.pathType | default $product.pathType | default "Prefix") -}}
{{- end -}}
{{- end -}}
