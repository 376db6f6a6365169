{{- /* Rules about how Kong's pods run; twins of schema/rules/workload.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.workload" -}}
{{- include "kong-client-ip.rule.single-replica" . -}}
{{- include "kong-client-ip.rule.grace-period" . -}}
{{- include "kong-client-ip.rule.daemonset-autoscaling" . -}}
{{- include "kong-client-ip.rule.autoscaling-range" . -}}
{{- include "kong-client-ip.rule.budget-both" . -}}
{{- include "kong-client-ip.rule.mesh-sidecar" . -}}
{{- end -}}

{{- define "kong-client-ip.rule.single-replica" -}}
{{- $fewest := ternary .values.autoscaling.minReplicas .values.replicaCount .values.autoscaling.enabled | int -}}
{{- if and (eq .trafficPolicy "Local") (not .daemonset) (eq $fewest 1) (ne (toString .method.targets) "pods") -}}
{{- include "kong-client-ip.found" (list . "single-replica" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.grace-period" -}}
{{- $needed := add .values.drain.wait .values.drain.timeout -}}
{{- with .values.terminationGracePeriodSeconds -}}
{{- if lt (int64 .) $needed -}}
{{- include "kong-client-ip.found" (list $ "grace-period" (dict "grace" (int64 .) "needed" $needed)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.daemonset-autoscaling" -}}
{{- if and .daemonset .values.autoscaling.enabled -}}
{{- include "kong-client-ip.found" (list . "daemonset-autoscaling" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.autoscaling-range" -}}
{{- $scaling := .values.autoscaling -}}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- include "kong-client-ip.found" (list . "autoscaling-range" (dict "min" (int64 $scaling.minReplicas) "max" (int64 $scaling.maxReplicas))) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.budget-both" -}}
{{- $budget := .values.podDisruptionBudget -}}
{{- if and $budget.enabled (not (kindIs "invalid" $budget.minAvailable)) (not (kindIs "invalid" $budget.maxUnavailable)) -}}
{{- include "kong-client-ip.found" (list . "budget-both" dict) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.mesh-sidecar" -}}
{{- $c := . -}}
{{- $excluded := false -}}
{{- range .constants.meshExclusions -}}
{{- if hasKey $c.values.podAnnotations . -}}{{- $excluded = true -}}{{- end -}}
{{- end -}}
{{- if not $excluded -}}
{{- range $injection := .constants.meshInjection -}}
{{- range $path := list "podAnnotations" "podLabels" -}}
{{- if eq (get (get $c.values $path) $injection.name) $injection.value -}}
{{- include "kong-client-ip.found" (list $c "mesh-sidecar" (dict "path" $path "name" $injection.name "value" $injection.value)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
