{{- /* What the controller makes nothing without, where it is missing: sets unmetNeed, empty where all is there. Prints nothing. The twin in TypeScript is schema/findings/values/strategy/unmet-need.ts. */ -}}
{{- define "kong-client-ip.unmetNeed" -}}
{{- $_ := set . "unmetNeed" dict -}}
{{- $needed := .product.failsUnless | default dict -}}
{{- $inFront := hasKey $needed "inFront" -}}
{{- $applies := and $needed (eq ($needed.scheme | default .scheme) .scheme) (ternary .hasFront (eq .serviceType "LoadBalancer") $inFront) -}}
{{- if $applies -}}
{{- $written := get (.product.schemes | default dict) .scheme | default dict -}}
{{- $given := ternary $written.ingress $written.service $inFront | default dict -}}
{{- $given = merge (dict) (ternary .values.proxy.ingress.annotations .values.proxy.annotations $inFront) $given -}}
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
{{- $need := dict "loadBalancer" $loadBalancer "wanted" ($wanted | join " or ") "path" (ternary "proxy.ingress.annotations" "proxy.annotations" $inFront) "why" $needed.why -}}
{{- with $needed.orElse -}}{{- $_ := set $need "orElse" . -}}{{- end -}}
{{- $_ := set . "unmetNeed" $need -}}
{{- end -}}
{{- end -}}
{{- end -}}
