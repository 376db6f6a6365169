{{- /* Names and labels of the objects. Each takes the root context. */ -}}

{{- /* `kong`; or the alias that a parent chart gives this one, which Helm makes the chart's name, so that two in one release differ. */ -}}
{{- define "kong-client-ip.name" -}}
{{- .Values.nameOverride | default (include "kong-client-ip.alias" .) | default "kong" | toString | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- /* The alias as a part of names; what had to change for that gets a hash, so that a_b and a-b differ. Empty without an alias. */ -}}
{{- define "kong-client-ip.alias" -}}
{{- if ne .Chart.Name "kong-client-ip" -}}
{{- $name := .Chart.Name | lower | replace "_" "-" | trimAll "-" -}}
{{- if or (ne $name .Chart.Name) (gt (len $name) 30) -}}
{{- $name = printf "%s-%s" ($name | trunc 21 | trimSuffix "-") (sha256sum .Chart.Name | trunc 8) -}}
{{- end -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{- /* Not longer than 48, so that every suffix of an object's name still fits into 63; without the dots that a release's name may have. */ -}}
{{- define "kong-client-ip.fullname" -}}
{{- $name := include "kong-client-ip.name" . -}}
{{- $release := .Release.Name | replace "." "-" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | toString | trunc 48 | trimSuffix "-" -}}
{{- else if and (include "kong-client-ip.alias" .) (not .Values.nameOverride) -}}
{{- include "kong-client-ip.aliasedName" (list $release $name) -}}
{{- else if contains $name $release -}}
{{- $release | trunc 48 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" $release $name | trunc 48 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* Release and alias, which stays whole, since two charts of one release differ in nothing else: list of both. */ -}}
{{- define "kong-client-ip.aliasedName" -}}
{{- $release := index . 0 -}}
{{- $room := sub 47 (len (index . 1)) | int -}}
{{- if gt (len $release) $room -}}
{{- $release = printf "%s-%s" ($release | trunc (sub $room 9 | int) | trimSuffix "-") (sha256sum $release | trunc 8) -}}
{{- end -}}
{{- printf "%s-%s" $release (index . 1) -}}
{{- end -}}

{{- /* Where every object is, unless it has a namespace of its own. */ -}}
{{- define "kong-client-ip.namespace" -}}
{{- .kongClientIp.values.namespace | default .Release.Namespace -}}
{{- end -}}

{{- /* An upgrade goes on with the Deployment of another chart only by that chart's labels. */ -}}
{{- define "kong-client-ip.selectorLabels" -}}
{{- $own := dict
  "app.kubernetes.io/name" (include "kong-client-ip.name" .)
  "app.kubernetes.io/instance" .Release.Name
  "app.kubernetes.io/component" "gateway" -}}
{{- merge (deepCopy .kongClientIp.values.selectorLabels) $own | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- /* No label of the values replaces these. */ -}}
{{- define "kong-client-ip.ownLabels" -}}
{{- $own := dict
  "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63)
  "app.kubernetes.io/version" (.Chart.AppVersion | toString)
  "app.kubernetes.io/managed-by" .Release.Service -}}
{{- merge $own (include "kong-client-ip.selectorLabels" . | fromYaml) | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- define "kong-client-ip.labels" -}}
{{- include "kong-client-ip.metadataLabels" (list . dict) -}}
{{- end -}}

{{- /* metadata.labels of an object: list of root context and the object's own labels, which come before extraLabels. */ -}}
{{- define "kong-client-ip.metadataLabels" -}}
{{- $root := index . 0 -}}
{{- merge (include "kong-client-ip.ownLabels" $root | fromYaml) (index . 1) $root.kongClientIp.values.extraLabels | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- define "kong-client-ip.serviceAccountName" -}}
{{- $account := .kongClientIp.values.deployment.serviceAccount -}}
{{- $account.name | default (ternary (include "kong-client-ip.fullname" .) "default" $account.create) -}}
{{- end -}}
