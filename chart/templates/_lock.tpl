{{- /* Whether source ranges of the values let in the CDN alone. The twins in TypeScript are schema/decide/lock.ts and strangers.ts. */ -}}

{{- /* Sets lock of the decision: where, fault, off and isClosed. Prints nothing. */ -}}
{{- define "kong-client-ip.lock" -}}
{{- $proxy := .values.proxy -}}
{{- $where := "" -}}
{{- $ranges := ternary $proxy.loadBalancerSourceRanges list (eq .serviceType "LoadBalancer") -}}
{{- $isNamed := false -}}
{{- $beside := $proxy.annotations -}}
{{- if .product.sourceRangesAnnotation -}}
{{- $beside = $proxy.ingress.annotations -}}
{{- $where = printf "%s in proxy.ingress.annotations" .product.sourceRangesAnnotation -}}
{{- $ranges = list -}}
{{- range splitList "," (get $beside .product.sourceRangesAnnotation) -}}
{{- if trim . -}}{{- $ranges = append $ranges (trim .) -}}{{- end -}}
{{- end -}}
{{- with .product.sourceListsAnnotation -}}{{- $isNamed = not (empty (get $beside .)) -}}{{- end -}}
{{- else if and (eq .serviceType "LoadBalancer") (not .product.ignoresSourceRanges) (not .product.closedBy) -}}
{{- /* Behind what others close, packets of the CDN come from addresses that are not its own. */ -}}
{{- $where = "proxy.loadBalancerSourceRanges" -}}
{{- end -}}
{{- $off := "" -}}
{{- range $name, $pattern := .product.sourceRangesOff -}}
{{- if and (not $off) (regexMatch $pattern (get $beside $name)) -}}{{- $off = $name -}}{{- end -}}
{{- end -}}
{{- $lock := dict "where" $where "off" $off "fault" "" "isClosed" false -}}
{{- if or $ranges $isNamed -}}
{{- if not $where -}}
{{- $_ := set $lock "fault" "proxy.loadBalancerSourceRanges keeps nobody out there." -}}
{{- else if $off -}}
{{- $_ := set $lock "fault" (printf "%s does nothing beside %s." $where $off) -}}
{{- else -}}
{{- $others := (include "kong-client-ip.strangers" (list . $ranges) | fromJson).ranges -}}
{{- if $others -}}
{{- $_ := set $lock "fault" (printf "%s also lets in %s." $where ($others | join ", ")) -}}
{{- else -}}
{{- $_ := set $lock "isClosed" true -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "lock" $lock -}}
{{- end -}}

{{- /* Those of the ranges that let others in than the CDN: list of decision and ranges. JSON, under the key ranges. */ -}}
{{- define "kong-client-ip.strangers" -}}
{{- $c := index . 0 -}}
{{- $block := $c.values.clientIp -}}
{{- $shipped := and (eq $block.cdnRanges "shipped") $c.cdn.shipped -}}
{{- $known := concat $block.allowPublicRanges $c.constants.internalRanges -}}
{{- if $shipped -}}{{- $known = concat $known $c.cdn.shipped.ranges -}}{{- end -}}
{{- $known = include "kong-client-ip.bitsByFamily" (list $c.constants $known) | fromJson -}}
{{- $others := list -}}
{{- range index . 1 -}}
{{- $isStranger := true -}}
{{- if and (regexMatch $c.constants.ipOrCidrPattern .) (not (regexMatch $c.constants.everyonePattern .)) -}}
{{- $family := ternary "IPv6" "IPv4" (contains ":" .) -}}
{{- $bits := include "kong-client-ip.bits" (list $c.constants .) -}}
{{- $isKnown := false -}}
{{- range get $known $family -}}{{- $isKnown = or $isKnown (hasPrefix .bits $bits) -}}{{- end -}}
{{- $isStranger = and (not $isKnown) (or $shipped (include "kong-client-ip.isNoCdns" (list $c $family $bits))) -}}
{{- end -}}
{{- if $isStranger -}}{{- $others = append $others . -}}{{- end -}}
{{- end -}}
{{- dict "ranges" $others | toJson -}}
{{- end -}}

{{- /* Whether a range cannot be the CDN's, whose list is not known: list of decision, family and bits. Prints true, or nothing. */ -}}
{{- define "kong-client-ip.isNoCdns" -}}
{{- $c := index . 0 -}}
{{- $family := index . 1 -}}
{{- $bits := index . 2 -}}
{{- $owner := "" -}}
{{- range $id, $published := $c.constants.cdnBits -}}
{{- if and (not $owner) (include "kong-client-ip.isHeld" (list (get $published $family) $bits)) -}}{{- $owner = $id -}}{{- end -}}
{{- end -}}
{{- $space := get $c.constants.addressSpace $family -}}
{{- if $owner -}}
{{- if ne $owner $c.values.clientIp.cdn }}true{{ end -}}
{{- else if gt (include "kong-client-ip.publicUnits" (list $space $bits) | int64) (int64 $space.block) -}}true
{{- end -}}
{{- end -}}
