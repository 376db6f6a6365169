{{- /*
How wide trust is: of what trustedIPs let in, that which is public and nobody is known to own. Blocks are read as texts of bits, since of two
blocks one holds the other where its bits begin the other's. The twins in TypeScript are schema/address/bits.ts, public-space.ts and width.ts.
*/ -}}

{{- /* The bits of a block's prefix: list of constants and block, which must be well-formed. */ -}}
{{- define "kong-client-ip.bits" -}}
{{- $parts := splitList "/" (index . 1) -}}
{{- $halves := splitList "::" (first $parts) -}}
{{- $bits := include "kong-client-ip.groupBits" (list (index . 0) (first $halves)) -}}
{{- if gt (len $halves) 1 -}}
{{- $tail := include "kong-client-ip.groupBits" (list (index . 0) (last $halves)) -}}
{{- $bits = printf "%s%s%s" $bits (repeat (int (sub (sub 128 (len $bits)) (len $tail))) "0") $tail -}}
{{- end -}}
{{- if gt (len $parts) 1 -}}
{{- $bits = substr 0 (last $parts | atoi) $bits -}}
{{- end -}}
{{- $bits -}}
{{- end -}}

{{- /* The bits of groups between colons, the last of which may be an IPv4 address; of nothing but such an address too. */ -}}
{{- define "kong-client-ip.groupBits" -}}
{{- $nibbles := (index . 0).nibbles -}}
{{- range splitList ":" (index . 1) -}}
{{- if contains "." . -}}
{{- range splitList "." . }}{{ printf "%08b" (atoi .) }}{{ end -}}
{{- else if . -}}
{{- repeat (int (mul 4 (sub 4 (len .)))) "0" -}}
{{- range splitList "" (lower .) }}{{ get $nibbles . }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* The blocks of a list by family, as texts of bits: list of constants and blocks. JSON, for fromJson. */ -}}
{{- define "kong-client-ip.bitsByFamily" -}}
{{- $constants := index . 0 -}}
{{- $families := dict "IPv4" list "IPv6" list -}}
{{- range index . 1 -}}
{{- if regexMatch $constants.ipOrCidrPattern . -}}
{{- $family := ternary "IPv6" "IPv4" (contains ":" .) -}}
{{- $bits := include "kong-client-ip.bits" (list $constants .) -}}
{{- $_ := set $families $family (append (get $families $family) (dict "block" . "bits" $bits)) -}}
{{- end -}}
{{- end -}}
{{- $families | toJson -}}
{{- end -}}

{{- /* Whether one of a list of bits begins a text of bits: list of these. Prints true, or nothing. */ -}}
{{- define "kong-client-ip.isHeld" -}}
{{- $bits := index . 1 -}}
{{- range index . 0 }}{{ if hasPrefix . $bits }}true{{ end }}{{ end -}}
{{- end -}}

{{- /* How many units a block has: list of the counted bits and its length. */ -}}
{{- define "kong-client-ip.units" -}}
{{- $left := sub (index . 0) (index . 1) -}}
{{- $units := ternary 1 0 (ge $left 0) -}}
{{- range until (int (max $left 0)) }}{{ $units = mul $units 2 }}{{ end -}}
{{- $units -}}
{{- end -}}

{{- /* How many of a block's units are public: list of a family's constants and the block's bits. */ -}}
{{- define "kong-client-ip.publicUnits" -}}
{{- $space := index . 0 -}}
{{- $bits := index . 1 -}}
{{- $units := include "kong-client-ip.units" (list $space.counted (len $bits)) | int64 -}}
{{- range $space.setAside -}}
{{- if hasPrefix . $bits -}}{{- $units = 0 -}}
{{- else if hasPrefix $bits . -}}{{- $units = sub $units (include "kong-client-ip.units" (list $space.counted (len .)) | int64) -}}{{- end -}}
{{- end -}}
{{- $units -}}
{{- end -}}

{{- /* Sets trustedBits, widths and wholeFamilies of the decision. Prints nothing. */ -}}
{{- define "kong-client-ip.widths" -}}
{{- $c := . -}}
{{- $block := .values.clientIp -}}
{{- $trusted := include "kong-client-ip.bitsByFamily" (list .constants $block.trustedIPs) | fromJson -}}
{{- $allowed := include "kong-client-ip.bitsByFamily" (list .constants $block.allowPublicRanges) | fromJson -}}
{{- $_ := set . "trustedBits" $trusted -}}
{{- $_ := set . "widths" list -}}
{{- $_ := set . "wholeFamilies" list -}}
{{- range $family := list "IPv4" "IPv6" -}}
{{- $space := get $c.constants.addressSpace $family -}}
{{- $known := get $c.constants.documentedBits $family -}}
{{- range get $allowed $family -}}{{- $known = append $known .bits -}}{{- end -}}
{{- $outer := list -}}
{{- $seen := list -}}
{{- $all := get $trusted $family -}}
{{- range $all -}}
{{- $bits := .bits -}}
{{- $isInner := has $bits $seen -}}
{{- range $all -}}{{- $isInner = or $isInner (and (ne .bits $bits) (hasPrefix .bits $bits)) -}}{{- end -}}
{{- $seen = append $seen $bits -}}
{{- if not $isInner -}}{{- $outer = append $outer . -}}{{- end -}}
{{- end -}}
{{- include "kong-client-ip.widthIn" (list $c $family $space $known $outer) -}}
{{- end -}}
{{- end -}}

{{- /* The same for one family: list of decision, family, its constants, the bits of known owners, and its outermost blocks. */ -}}
{{- define "kong-client-ip.widthIn" -}}
{{- $c := index . 0 -}}
{{- $space := index . 2 -}}
{{- $known := index . 3 -}}
{{- $foreign := list -}}
{{- $sum := 0 -}}
{{- $total := 0 -}}
{{- $isEverybody := false -}}
{{- range index . 4 -}}
{{- $bits := .bits -}}
{{- $isEverybody = or $isEverybody (eq $bits "") -}}
{{- $sum = add $sum (include "kong-client-ip.units" (list $space.counted (len $bits)) | int64) -}}
{{- $units := include "kong-client-ip.publicUnits" (list $space $bits) | int64 -}}
{{- if and (gt $units 0) (not (include "kong-client-ip.isHeld" (list $known $bits))) -}}
{{- $foreign = append $foreign (dict "block" .block "units" $units) -}}
{{- $total = add $total $units -}}
{{- end -}}
{{- end -}}
{{- if not $isEverybody -}}
{{- if eq $sum (include "kong-client-ip.units" (list $space.counted 0) | int64) -}}
{{- $_ := set $c "wholeFamilies" (append $c.wholeFamilies (index . 1)) -}}
{{- end -}}
{{- include "kong-client-ip.judgeWidth" (list $c (index . 1) $space $foreign $total) -}}
{{- end -}}
{{- end -}}

{{- /* Adds to widths of the decision what is wider than a network: list of decision, family, its constants, blocks, and their units together. */ -}}
{{- define "kong-client-ip.judgeWidth" -}}
{{- $c := index . 0 -}}
{{- $space := index . 2 -}}
{{- $foreign := index . 3 -}}
{{- $total := index . 4 -}}
{{- $ofCdn := and $c.cdn (or (not $c.cdn.shipped) (eq $c.values.clientIp.cdnRanges "own")) -}}
{{- $large := list -}}
{{- $wide := list -}}
{{- range $foreign -}}
{{- if gt .units (int64 $space.block) -}}{{- $large = append $large . -}}{{- end -}}
{{- if gt .units (int64 $space.network) -}}{{- $wide = append $wide . -}}{{- end -}}
{{- end -}}
{{- $anybody := or $large (and (gt $total (int64 $space.all)) (not $ofCdn)) -}}
{{- if or $anybody (and (gt $total (int64 $space.network)) (not $ofCdn)) -}}
{{- $blocks := list -}}
{{- $units := 0 -}}
{{- range coalesce $large $wide $foreign -}}
{{- $blocks = append $blocks .block -}}
{{- $units = add $units .units -}}
{{- end -}}
{{- $_ := set $c "widths" (append $c.widths (dict "blocks" ($blocks | join ", ") "anybody" (not (empty $anybody)) "units" (include "kong-client-ip.unitsText" (list $space $units)))) -}}
{{- end -}}
{{- end -}}

{{- /* `2 billion public IPv4 addresses`: list of a family's constants and units. */ -}}
{{- define "kong-client-ip.unitsText" -}}
{{- $units := index . 1 -}}
{{- $scale := "" -}}
{{- range list "thousand" "million" "billion" "trillion" -}}
{{- if ge $units 1000 -}}
{{- $units = div $units 1000 -}}
{{- $scale = printf " %s" . -}}
{{- end -}}
{{- end -}}
{{- printf "%d%s %s" $units $scale (index . 0).title -}}
{{- end -}}
