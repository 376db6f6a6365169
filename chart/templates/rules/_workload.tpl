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
{{- $annotations := .values.podAnnotations -}}
{{- range $mesh := .constants.meshes -}}
{{- $excluded := get $annotations $mesh.excludes -}}
{{- $captured := list -}}
{{- range list $c.values.proxy.http $c.values.proxy.tls -}}
{{- $port := int64 .containerPort -}}
{{- $in := and .enabled (not (include "kong-client-ip.inPorts" (list $c $excluded $port))) -}}
{{- if and $in (hasKey $annotations ($mesh.includes | default "")) -}}
{{- $included := get $annotations $mesh.includes -}}
{{- $in = or (eq $included "*") (include "kong-client-ip.inPorts" (list $c $included $port)) -}}
{{- end -}}
{{- if $in -}}{{- $captured = append $captured $port -}}{{- end -}}
{{- end -}}
{{- if $captured -}}
{{- range $path := list "podAnnotations" "podLabels" -}}
{{- if eq (get (get $c.values $path) $mesh.name) $mesh.value -}}
{{- include "kong-client-ip.found" (list $c "mesh-sidecar" (dict "path" $path "name" $mesh.name "value" $mesh.value "ports" ($captured | join ",") "excludes" $mesh.excludes)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Prints something if a list such as 8000,8443-8450 holds a port: list of decision, text and port. Twin: schema/port-list.ts. */ -}}
{{- define "kong-client-ip.inPorts" -}}
{{- $pattern := (index . 0).constants.portEntryPattern -}}
{{- $port := index . 2 -}}
{{- range splitList "," (index . 1) -}}
{{- if regexMatch $pattern . -}}
{{- $bounds := splitList "-" (replace " " "" .) -}}
{{- if and (ge $port (first $bounds | atoi | int64)) (le $port (last $bounds | atoi | int64)) -}}yes{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
