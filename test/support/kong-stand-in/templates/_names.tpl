{{- define "kong.name" -}}{{ .Values.nameOverride | default .Chart.Name }}{{- end -}}

{{- define "kong.fullname" -}}
{{- .Values.fullnameOverride | default (printf "%s-%s" .Release.Name (include "kong.name" .) | trunc 63 | trimSuffix "-") -}}
{{- end -}}

{{- define "kong.selectorLabels" -}}
app.kubernetes.io/name: {{ include "kong.name" . }}
app.kubernetes.io/component: app
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "kong.metaLabels" -}}
app.kubernetes.io/name: {{ include "kong.name" . }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
app.kubernetes.io/version: "3.9"
{{- end -}}

{{- /* The Service of a part: list of root context, the part's name and its values. */ -}}
{{- define "kong.service" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 -}}
{{- $values := index . 2 -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ $values.nameOverride | default (printf "%s-%s" (include "kong.fullname" $root) $part) }}
  namespace: {{ $root.Release.Namespace }}
  {{- with $values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  labels:
    {{- include "kong.metaLabels" $root | nindent 4 }}
    {{- with $values.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  type: {{ $values.type }}
  {{- range $field := list "loadBalancerIP" "loadBalancerClass" "loadBalancerSourceRanges" "ipFamilyPolicy" "ipFamilies" "externalTrafficPolicy" "clusterIP" }}
  {{- with index $values $field }}
  {{ $field }}: {{ toJson . }}
  {{- end }}
  {{- end }}
  ports:
  {{- range $name, $suffix := dict "http" "" "tls" "-tls" }}
  {{- with index $values $name }}
  {{- if ne .enabled false }}
    - name: kong-{{ $part }}{{ $suffix }}
      port: {{ .servicePort }}
      targetPort: {{ .overrideServiceTargetPort | default .containerPort }}
      {{- with .nodePort }}
      nodePort: {{ . }}
      {{- end }}
      protocol: TCP
  {{- end }}
  {{- end }}
  {{- end }}
  selector:
    {{- include "kong.selectorLabels" $root | nindent 4 }}
{{- end -}}

{{- /* What the controller looks for, by which it finds gateways, and whose addresses it publishes. */ -}}
{{- define "kong.controllerEnv" -}}
{{- $discovery := .Values.ingressController.gatewayDiscovery -}}
- name: CONTROLLER_INGRESS_CLASS
  value: {{ .Values.ingressController.ingressClass }}
- name: CONTROLLER_ELECTION_ID
  value: kong-ingress-controller-leader-{{ .Values.ingressController.ingressClass }}
{{- if $discovery.enabled }}
- name: CONTROLLER_KONG_ADMIN_SVC
  value: {{ .Release.Namespace }}/{{ ternary (printf "%s-gateway-admin" .Release.Name) $discovery.adminApiService.name $discovery.generateAdminApiService }}
{{- else }}
- name: CONTROLLER_KONG_ADMIN_URL
  value: https://localhost:8444
{{- end }}
- name: CONTROLLER_PUBLISH_SERVICE
  value: {{ .Release.Namespace }}/{{ tpl .Values.proxy.nameOverride . | default (printf "%s-proxy" (include "kong.fullname" .)) }}
{{- end -}}

{{- /* A security context that the standard "restricted" allows. */ -}}
{{- define "kong.securityContext" -}}
allowPrivilegeEscalation: false
capabilities: { drop: [ALL] }
runAsNonRoot: true
runAsUser: 1000
seccompProfile: { type: RuntimeDefault }
{{- end -}}
