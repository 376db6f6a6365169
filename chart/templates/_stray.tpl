{{- /*
Ranges in which Kong's peer cannot be: their owners are known, and are others. Sets strayTrust: a family and its trusted ranges, where the
peer is in none of them. Prints nothing. The twin in TypeScript is schema/findings/values/trust/stray.ts.
*/ -}}
{{- define "kong-client-ip.strayTrust" -}}
{{- $c := . -}}
{{- $_ := set . "strayTrust" list -}}
{{- $ofCdn := "" -}}
{{- if .cdn -}}
{{- if eq .peer "client" -}}{{- $ofCdn = .values.clientIp.cdn -}}{{- end -}}
{{- else if and .product.ownCdn (eq .peer "loadBalancer") (not .product.insideCluster) -}}
{{- $ofCdn = .product.ownCdn.id -}}
{{- end -}}
{{- $may := and (not $ofCdn) (or (eq .peer "client") (and (eq .peer "loadBalancer") .product.service.anyClass)) -}}
{{- /* Ranges of the CDN that ship are among the trusted ones where it is the peer. */ -}}
{{- if not (or $may (and .cdnRanges (eq .peer "client"))) -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $own := get ($c.product.documentedBits | default dict) $family | default list -}}
{{- if $ofCdn -}}{{- $own = get (get $c.constants.cdnBits $ofCdn | default dict) $family | default list -}}{{- end -}}
{{- $blocks := list -}}
{{- $isStray := true -}}
{{- range get $c.trustedBits $family -}}
{{- $blocks = append $blocks .block -}}
{{- $bits := .bits -}}
{{- $isOwn := include "kong-client-ip.isHeld" (list $own $bits) -}}
{{- if include "kong-client-ip.isHeld" (list (get $c.constants.internalBits $family) $bits) -}}
{{- $isStray = and $isStray $ofCdn (not $c.cdn.privately) -}}
{{- else -}}
{{- $isStray = and $isStray (not $isOwn) (include "kong-client-ip.isHeld" (list (get $c.constants.documentedBits $family) $bits)) -}}
{{- end -}}
{{- end -}}
{{- if and $blocks $isStray -}}
{{- $_ := set $c "strayTrust" (append $c.strayTrust (dict "family" $family "ranges" ($blocks | join ", "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
