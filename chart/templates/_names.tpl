{{- /* Names and labels of the objects. Each takes the root context. */ -}}

{{- define "kong-client-ip.name" -}}
{{- .Values.nameOverride | default "kong" | toString | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- /* Not longer than 48, so that every suffix of an object's name still fits into 63. */ -}}
{{- define "kong-client-ip.fullname" -}}
{{- $name := include "kong-client-ip.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | toString | trunc 48 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 48 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 48 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.selectorLabels" -}}
app.kubernetes.io/name: {{ include "kong-client-ip.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: gateway
{{- end -}}

{{- /* extraLabels cannot replace the labels that select the pods. */ -}}
{{- define "kong-client-ip.labels" -}}
{{- $own := dict
  "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63)
  "app.kubernetes.io/version" (.Chart.AppVersion | toString)
  "app.kubernetes.io/managed-by" .Release.Service
  "app.kubernetes.io/name" (include "kong-client-ip.name" .)
  "app.kubernetes.io/instance" .Release.Name
  "app.kubernetes.io/component" "gateway" -}}
{{- merge $own .kongClientIp.values.extraLabels | toYaml -}}
{{- end -}}

{{- /* metadata.labels of an object: list of root context and the object's own labels. */ -}}
{{- define "kong-client-ip.metadataLabels" -}}
{{- $root := index . 0 -}}
{{- $labels := include "kong-client-ip.labels" $root | fromYaml -}}
{{- merge $labels (index . 1) | toYaml -}}
{{- end -}}

{{- define "kong-client-ip.serviceAccountName" -}}
{{- $account := .kongClientIp.values.deployment.serviceAccount -}}
{{- $account.name | default (ternary (include "kong-client-ip.fullname" .) "default" $account.create) -}}
{{- end -}}
