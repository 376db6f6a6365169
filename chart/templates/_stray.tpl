{{- /*
Trust that Kong's peer is not in, as far as owners publish their ranges. The twin in TypeScript is schema/findings/values/trust/stray.ts.
*/ -}}

{{- /* Sets strayTrust: a family and its trusted ranges, where the peer is in none of them. Prints nothing. */ -}}
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
{{- $own := list -}}
{{- if $ofCdn -}}{{- $own = get (get $c.constants.cdnBits $ofCdn | default dict) $family | default list -}}
{{- else -}}{{- range get ($c.product.peers | default dict) $family | default list -}}{{- $own = append $own .bits -}}{{- end -}}{{- end -}}
{{- $blocks := list -}}
{{- $isStray := true -}}
{{- range get $c.trustedBits $family -}}
{{- $blocks = append $blocks .block -}}
{{- $isOthers := and $ofCdn (not $c.cdn.privately) -}}
{{- if not (include "kong-client-ip.isHeld" (list (get $c.constants.internalBits $family) .bits)) -}}
{{- $isOthers = and (include "kong-client-ip.isHeld" (list (get $c.constants.documentedBits $family) .bits)) (not (include "kong-client-ip.isHeld" (list $own .bits))) -}}
{{- end -}}
{{- $isStray = and $isStray (or $isOthers (include "kong-client-ip.isUnpublished" (list $c $family .))) -}}
{{- end -}}
{{- if and $blocks $isStray -}}
{{- $_ := set $c "strayTrust" (append $c.strayTrust (dict "family" $family "ranges" ($blocks | join ", "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /*
Whether a trusted block is outside the ranges that the balancer's provider publishes, where none of these is trusted: list of decision,
family, and the block. If the balancer may connect from a network of the user's, only a single address on the internet is, since that is no
network. Prints true, or nothing.
*/ -}}
{{- define "kong-client-ip.isUnpublished" -}}
{{- $c := index . 0 -}}
{{- $family := index . 1 -}}
{{- with index . 2 -}}
{{- if and (get $c.publishedPeers $family) (not $c.meetsPublished) (not (include "kong-client-ip.isHeld" (list (get $c.constants.loopbackBits $family) .bits))) -}}
{{- $isSingle := and (regexMatch $c.constants.singlePattern .block) (not (include "kong-client-ip.isHeld" (list (get $c.constants.internalBits $family) .bits))) -}}
{{- if or $c.publishedPeers.complete $isSingle -}}true{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /*
Sets publishedPeers: the ranges from which the balancer connects, where its provider publishes them; meetsPublished: whether some of them is
trusted, or a part of one; untrustedRanges: those that are not, while others are. Prints nothing.
*/ -}}
{{- define "kong-client-ip.publishedPeers" -}}
{{- $c := . -}}
{{- $peers := dict -}}
{{- if and .product.peers (eq .peer "loadBalancer") -}}{{- $peers = .product.peers -}}{{- end -}}
{{- $meets := false -}}
{{- $lacking := list -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $trusted := list -}}
{{- range get $c.trustedBits $family -}}{{- $trusted = append $trusted .bits -}}{{- end -}}
{{- range get $peers $family | default list -}}
{{- if include "kong-client-ip.meeting" (list $trusted .bits) | fromJsonArray -}}{{- $meets = true -}}{{- end -}}
{{- if and $trusted (not (include "kong-client-ip.hold" (list $trusted .bits))) -}}{{- $lacking = append $lacking .block -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "publishedPeers" $peers -}}
{{- $_ := set . "meetsPublished" $meets -}}
{{- $_ := set . "untrustedRanges" (ternary $lacking list $meets) -}}
{{- end -}}

{{- /* Those of a list of blocks that have an address in common with another one, all as bits: list of these. JSON, for fromJsonArray. */ -}}
{{- define "kong-client-ip.meeting" -}}
{{- $bits := index . 1 -}}
{{- $near := list -}}
{{- range index . 0 -}}
{{- if or (hasPrefix . $bits) (hasPrefix $bits .) -}}{{- $near = append $near . -}}{{- end -}}
{{- end -}}
{{- $near | toJson -}}
{{- end -}}

{{- /* Whether blocks hold all of another one, one of them alone or several together, all as bits: list of these. Prints true, or nothing. */ -}}
{{- define "kong-client-ip.hold" -}}
{{- $bits := index . 1 -}}
{{- $near := include "kong-client-ip.meeting" . | fromJsonArray -}}
{{- if include "kong-client-ip.isHeld" (list $near $bits) -}}true
{{- else if $near -}}
{{- if and (include "kong-client-ip.hold" (list $near (printf "%s0" $bits))) (include "kong-client-ip.hold" (list $near (printf "%s1" $bits))) -}}true{{- end -}}
{{- end -}}
{{- end -}}
