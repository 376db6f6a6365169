{{- /* Rules about the Service and what the user set on it; twins of schema/rules/service.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.service" -}}
{{- include "kong-client-ip.switched" . -}}
{{- $_ := set . "wantsLocal" (eq (toString .values.proxy.externalTrafficPolicy) "Local") -}}
{{- include "kong-client-ip.rule.local-on-cluster-ip" . -}}
{{- include "kong-client-ip.rule.traffic-policy-conflict" . -}}
{{- include "kong-client-ip.rule.local-breaks-health-check" . -}}
{{- include "kong-client-ip.rule.local-no-effect" . -}}
{{- include "kong-client-ip.rule.service-type" . -}}
{{- include "kong-client-ip.rule.load-balancer-class" . -}}
{{- include "kong-client-ip.rule.bad-annotations" . -}}
{{- include "kong-client-ip.rule.other-method" . -}}
{{- include "kong-client-ip.rule.ingress-class" . -}}
{{- include "kong-client-ip.rule.ingress-beside" . -}}
{{- include "kong-client-ip.rule.app-protocol" . -}}
{{- include "kong-client-ip.rule.health-check-node-port" . -}}
{{- include "kong-client-ip.rule.source-range-invalid" . -}}
{{- include "kong-client-ip.rule.load-balancer-only" . -}}
{{- end -}}

{{- define "kong-client-ip.rule.local-on-cluster-ip" -}}
{{- if and (eq .serviceType "ClusterIP") (or .wantsLocal .method.policyRequired) -}}
{{- include "kong-client-ip.found" (list . "local-on-cluster-ip" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.traffic-policy-conflict" -}}
{{- $policy := .values.proxy.externalTrafficPolicy -}}
{{- if and $policy .method.policyRequired -}}
{{- if ne $policy .method.externalTrafficPolicy -}}
{{- include "kong-client-ip.found" (list . "traffic-policy-conflict" (dict "policy" $policy "strategy" .strategy "needed" .method.externalTrafficPolicy "loadBalancer" .id)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.local-breaks-health-check" -}}
{{- if and .method.localBreaks .wantsLocal (ne .serviceType "ClusterIP") -}}
{{- $user := .values.proxy.annotations -}}
{{- $cured := not (empty .method.localBreaks.unless) -}}
{{- $words := list -}}
{{- range $name, $value := .method.localBreaks.unless -}}
{{- $words = append $words (printf "%s: %s" $name $value) -}}
{{- if ne (get $user $name) $value -}}{{- $cured = false -}}{{- end -}}
{{- end -}}
{{- if not $cured -}}
{{- $remedy := "" -}}
{{- if $words -}}{{- $remedy = printf ", or set %s in proxy.annotations" ($words | join " and ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "local-breaks-health-check" (dict "strategy" .strategy "loadBalancer" .id "why" .method.localBreaks.why "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.local-no-effect" -}}
{{- if and .wantsLocal .method.localNote (ne .serviceType "ClusterIP") -}}
{{- include "kong-client-ip.found" (list . "local-no-effect" (dict "loadBalancer" .id "why" .method.localNote)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.service-type" -}}
{{- $fitting := prepend (.product.service.otherTypes | default list) .product.service.type -}}
{{- with .values.proxy.type -}}
{{- if not (has . $fitting) -}}
{{- include "kong-client-ip.found" (list $ "service-type" (dict "type" . "loadBalancer" $.id "needed" ($fitting | join " or "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.load-balancer-class" -}}
{{- $known := .product.service.loadBalancerClasses -}}
{{- $class := .values.proxy.loadBalancerClass -}}
{{- if and $class (kindIs "slice" $known) -}}
{{- if not (has $class $known) -}}
{{- $remedy := "Remove it" -}}
{{- if $known -}}{{- $remedy = printf "Use %s, or remove it" ($known | join " or ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "load-balancer-class" (dict "class" $class "loadBalancer" .id "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* annotation-breaks, annotation-risky */ -}}
{{- define "kong-client-ip.rule.bad-annotations" -}}
{{- $c := . -}}
{{- range $bad := .product.badAnnotations -}}
{{- if and (eq ($bad.policy | default $c.trafficPolicy) $c.trafficPolicy) (eq ($bad.strategy | default $c.strategy) $c.strategy) -}}
{{- range $annotation, $value := $c.values.proxy.annotations -}}
{{- if and (regexMatch $bad.annotation $annotation) (regexMatch ($bad.value | default "") $value) -}}
{{- include "kong-client-ip.found" (list $c (ternary "annotation-risky" "annotation-breaks" (not (empty $bad.risk))) (dict "annotation" $annotation "value" $value "loadBalancer" $c.id "why" $bad.why "remedy" ($bad.remedy | default "Remove it"))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Sets `switched`: the annotations of the user that change what the balancer speaks. Twin: schema/rules/switched.ts. */ -}}
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

{{- /* Another method's switch: the balancer would then speak what Kong does not expect. */ -}}
{{- define "kong-client-ip.rule.other-method" -}}
{{- $c := . -}}
{{- range .switched -}}
{{- if .breaks -}}
{{- $code := ternary "proxy-unexpected" "http-unexpected" (eq .speaks "PROXY") -}}
{{- include "kong-client-ip.found" (list $c $code (dict "annotation" .annotation "value" .value "loadBalancer" $c.id "strategy" $c.strategy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.ingress-class" -}}
{{- $why := (.product.ingress | default dict).refusesClass -}}
{{- if and $why .values.proxy.ingress.ingressClassName -}}
{{- include "kong-client-ip.found" (list . "ingress-class" (dict "class" .values.proxy.ingress.ingressClassName "loadBalancer" .id "why" $why)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.ingress-beside" -}}
{{- $way := ternary "cdn" .strategy (and (eq .strategy "httpHeaders") (not (empty .cdn))) -}}
{{- $effect := get .constants.ingressEffects $way -}}
{{- if and $effect .values.proxy.ingress.enabled (not .product.ingress) (not .product.gateway) -}}
{{- include "kong-client-ip.found" (list . "ingress-beside" (dict "loadBalancer" .id "strategy" .strategy "effect" $effect)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.app-protocol" -}}
{{- $c := . -}}
{{- if and .product.appProtocolNote (eq .trafficPolicy "Cluster") -}}
{{- range $port := list "http" "tls" -}}
{{- $value := (get $c.values.proxy $port).appProtocol -}}
{{- if has $value (list "http" "https") -}}
{{- include "kong-client-ip.found" (list $c "app-protocol" (dict "port" $port "value" $value "loadBalancer" $c.id "why" $c.product.appProtocolNote)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.health-check-node-port" -}}
{{- if and .values.proxy.healthCheckNodePort (not (and (eq .serviceType "LoadBalancer") (eq .trafficPolicy "Local"))) -}}
{{- include "kong-client-ip.found" (list . "health-check-node-port" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.source-range-invalid" -}}
{{- $c := . -}}
{{- range $index, $value := .values.proxy.loadBalancerSourceRanges -}}
{{- if not (and (contains "/" $value) (regexMatch $c.constants.ipOrCidrPattern $value)) -}}
{{- include "kong-client-ip.found" (list $c "source-range-invalid" (dict "index" $index "value" (toRawJson $value))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Fields that Kubernetes takes on a LoadBalancer only, so the chart leaves them out elsewhere. */ -}}
{{- define "kong-client-ip.rule.load-balancer-only" -}}
{{- $c := . -}}
{{- if ne .serviceType "LoadBalancer" -}}
{{- range list "allocateLoadBalancerNodePorts" "loadBalancerClass" "loadBalancerIP" "loadBalancerSourceRanges" -}}
{{- $value := get $c.values.proxy . -}}
{{- if or $value (kindIs "bool" $value) -}}
{{- include "kong-client-ip.found" (list $c "load-balancer-only" (dict "path" (printf "proxy.%s" .) "type" $c.serviceType)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
