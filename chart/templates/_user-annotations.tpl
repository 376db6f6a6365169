{{- /* What the annotations that the user wrote for the Service do. */ -}}

{{- /* Sets `switched`: the annotations of the user that change what the balancer speaks. Twin: schema/decide/switched.ts. */ -}}
{{- define "kong-client-ip.switched" -}}
{{- $c := . -}}
{{- $all := list -}}
{{- $passesTls := false -}}
{{- range $annotation, $value := .values.proxy.annotations -}}
{{- if and (eq $value "true") (regexMatch $c.constants.tlsPassedPattern $annotation) -}}
{{- $passesTls = true -}}
{{- end -}}
{{- end -}}
{{- range $annotation, $value := .values.proxy.annotations -}}
{{- $on := dict -}}
{{- range $c.product.switches -}}
{{- if and (not (and $passesTls (eq .speaks "HTTP"))) (regexMatch .annotation $annotation) (regexMatch .value $value) -}}
{{- $breaks := has $c.strategy .breaks -}}
{{- if or (not $on) (and $breaks (not $on.breaks)) -}}
{{- $on = dict "annotation" $annotation "value" $value "speaks" .speaks "breaks" $breaks "allPorts" .allPorts -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $on -}}
{{- $all = append $all $on -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "switched" $all -}}
{{- end -}}

{{- /* Finds the user's annotations that the catalogue lists as bad on the product: list of decision, code, and whether those that only risk something. */ -}}
{{- define "kong-client-ip.foundBadAnnotations" -}}
{{- $c := index . 0 -}}
{{- $code := index . 1 -}}
{{- $risky := index . 2 -}}
{{- range $bad := $c.product.badAnnotations -}}
{{- if and (eq (not (empty $bad.risk)) $risky) (eq ($bad.policy | default $c.trafficPolicy) $c.trafficPolicy) (eq ($bad.strategy | default $c.strategy) $c.strategy) -}}
{{- range $annotation, $value := $c.values.proxy.annotations -}}
{{- if and (regexMatch $bad.annotation $annotation) (regexMatch ($bad.value | default "") $value) -}}
{{- include "kong-client-ip.found" (list $c $code (dict "annotation" $annotation "value" $value "loadBalancer" $c.id "why" $bad.why "remedy" ($bad.remedy | default "Remove it"))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
