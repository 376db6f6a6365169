{{- /*
Fills values up to the full contract: what is missing or null gets its default, what has the wrong shape is noted and gets its default
too, so that nothing later meets a nil. List of: given values, contract, path, decision, map to fill. Prints nothing.
The twin in TypeScript is schema/contract/settle.ts.
*/ -}}
{{- define "kong-client-ip.settle" -}}
{{- $given := index . 0 -}}
{{- $contract := index . 1 -}}
{{- $path := index . 2 -}}
{{- $c := index . 3 -}}
{{- $out := index . 4 -}}
{{- if kindIs "invalid" $given -}}
{{- $given = dict -}}
{{- else if not (kindIs "map" $given) -}}
{{- include "kong-client-ip.found" (list $c "value-shape" (dict "path" $path "kind" "map")) -}}
{{- $given = dict -}}
{{- end -}}
{{- range $key, $_ := $given -}}
{{- if not (or (hasKey $contract $key) (and (not $path) (or (has $key (list "global" "enabled")) (hasPrefix "x-" $key)))) -}}
{{- include "kong-client-ip.found" (list $c "key-unknown" (dict "path" (list $path $key | compact | join "."))) -}}
{{- end -}}
{{- end -}}
{{- range $key, $node := $contract -}}
{{- $value := index $given $key -}}
{{- if kindIs "map" $node -}}
{{- $child := dict -}}
{{- include "kong-client-ip.settle" (list $value $node (list $path $key | compact | join ".") $c $child) -}}
{{- $_ := set $out $key $child -}}
{{- else if kindIs "invalid" $value -}}
{{- $_ := set $out $key (index $node 1) -}}
{{- else -}}
{{- $at := list $path $key | compact | join "." -}}
{{- if not (include "kong-client-ip.fits" (list $value (index $node 0))) -}}
{{- include "kong-client-ip.found" (list $c "value-shape" (dict "path" $at "kind" (index $node 0))) -}}
{{- $_ := set $out $key (index $node 1) -}}
{{- else -}}
{{- include "kong-client-ip.settleLeaf" (list $value $node $at $c $out $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* A value of the right kind: checks it against those allowed and drops null members of a map. */ -}}
{{- define "kong-client-ip.settleLeaf" -}}
{{- $value := index . 0 -}}
{{- $node := index . 1 -}}
{{- $at := index . 2 -}}
{{- $c := index . 3 -}}
{{- $out := index . 4 -}}
{{- $key := index . 5 -}}
{{- if eq (index $node 0) "whole number" -}}
{{- $value = float64 $value -}}
{{- end -}}
{{- $unknown := list -}}
{{- if gt (len $node) 2 -}}
{{- range (ternary $value (list $value) (kindIs "slice" $value)) -}}
{{- if not (has . (index $node 2)) -}}
{{- $unknown = append $unknown . -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $unknown -}}
{{- include "kong-client-ip.found" (list $c "value-unknown" (dict "path" $at "value" (first $unknown | toRawJson) "allowed" (index $node 2 | join ", "))) -}}
{{- $value = index $node 1 -}}
{{- else if kindIs "map" $value -}}
{{- $present := dict -}}
{{- range $name, $member := $value -}}
{{- if not (kindIs "invalid" $member) -}}
{{- $_ := set $present $name $member -}}
{{- end -}}
{{- end -}}
{{- $value = $present -}}
{{- end -}}
{{- $_ := set $out $key $value -}}
{{- end -}}

{{- /* "true" where the value has the kind: list of value and kind. Null members of a map count as absent. */ -}}
{{- define "kong-client-ip.fits" -}}
{{- $value := index . 0 -}}
{{- $kind := index . 1 -}}
{{- $number := or (kindIs "float64" $value) (kindIs "int64" $value) (kindIs "int" $value) -}}
{{- if or (eq $kind "string") (eq $kind "boolean") -}}
{{- if kindIs (ternary "bool" "string" (eq $kind "boolean")) $value }}true{{ end -}}
{{- else if eq $kind "whole number" -}}
{{- if $number }}{{ if eq (float64 $value) (floor $value) }}true{{ end }}{{ end -}}
{{- else if eq $kind "number or string" -}}
{{- if or $number (kindIs "string" $value) }}true{{ end -}}
{{- else if hasPrefix "list" $kind -}}
{{- if kindIs "slice" $value -}}
{{- $of := dict "list of strings" "string" "list of maps" "map" -}}
{{- $wrong := false -}}
{{- range $value -}}
{{- if and (hasKey $of $kind) (not (kindIs (get $of $kind) .)) -}}
{{- $wrong = true -}}
{{- end -}}
{{- end -}}
{{- if not $wrong }}true{{ end -}}
{{- end -}}
{{- else if kindIs "map" $value -}}
{{- $wrong := false -}}
{{- range $value -}}
{{- if and (eq $kind "map of strings") (not (or (kindIs "string" .) (kindIs "invalid" .))) -}}
{{- $wrong = true -}}
{{- end -}}
{{- end -}}
{{- if not $wrong }}true{{ end -}}
{{- end -}}
{{- end -}}
