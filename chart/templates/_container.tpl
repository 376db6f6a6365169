{{- /* Kong's container, without its name: takes the decision. */ -}}
{{- define "kong-client-ip.gatewayContainer" -}}
{{- $v := .values -}}
image: {{ include "kong-client-ip.image" $v.image | quote }}
imagePullPolicy: {{ $v.image.pullPolicy }}
securityContext:
  {{- include "kong-client-ip.yaml" $v.containerSecurityContext | nindent 2 }}
env:
  {{- include "kong-client-ip.envList" .environment | trim | nindent 2 }}
{{- with $v.envFrom }}
envFrom:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
ports:
  {{- include "kong-client-ip.containerPorts" . | trim | nindent 2 }}
{{- include "kong-client-ip.lifecycle" . }}
readinessProbe:
  {{- include "kong-client-ip.probe" (list $v.readinessProbe .readinessPath) | nindent 2 }}
startupProbe:
  {{- include "kong-client-ip.probe" (list $v.startupProbe "/status") | nindent 2 }}
livenessProbe:
  {{- include "kong-client-ip.probe" (list $v.livenessProbe "/status") | nindent 2 }}
resources:
  {{- include "kong-client-ip.yaml" $v.resources | nindent 2 }}
volumeMounts:
  {{- include "kong-client-ip.volumeMounts" . | trim | nindent 2 }}
{{- end -}}

{{- /*
Keeps serving while the balancer notices; without kong drain, which would fail readiness and with it the traffic that still comes. Where
the image has no kong command, Kubernetes waits as long as both together, since what its stop signal does to running requests is not known;
the API server refuses to wait longer than the grace period.
*/ -}}
{{- define "kong-client-ip.lifecycle" -}}
{{- $drain := .values.drain -}}
{{- $both := add $drain.wait $drain.timeout | int64 -}}
{{- if not .kong.isDistroless }}
lifecycle:
  preStop:
    exec:
      command:
        - kong
        - quit
        - {{ printf "--wait=%d" (int $drain.wait) }}
        - {{ printf "--timeout=%d" (int $drain.timeout) }}
{{- else }}
lifecycle:
  preStop:
    sleep:
      seconds: {{ min $both (.values.terminationGracePeriodSeconds | default $both | int64) }}
{{- end }}
{{- end -}}

{{- define "kong-client-ip.containerPorts" -}}
{{- $v := .values -}}
{{- if $v.proxy.http.enabled }}
- name: proxy
  containerPort: {{ int $v.proxy.http.containerPort }}
  {{- if .product.service.hostPorts }}
  hostPort: {{ int $v.proxy.http.servicePort }}
  {{- end }}
{{- end }}
{{- if $v.proxy.tls.enabled }}
- name: proxy-tls
  containerPort: {{ int $v.proxy.tls.containerPort }}
  {{- if .product.service.hostPorts }}
  hostPort: {{ int $v.proxy.tls.servicePort }}
  {{- end }}
{{- end }}
{{- if and .hasInCluster $v.proxy.http.enabled }}
- name: in-cluster
  containerPort: {{ int $v.inCluster.http.containerPort }}
{{- end }}
{{- if and .hasInCluster $v.proxy.tls.enabled }}
- name: in-cluster-tls
  containerPort: {{ int $v.inCluster.tls.containerPort }}
{{- end }}
{{- range .openStreams }}
- name: {{ .name }}
  containerPort: {{ .containerPort }}
  {{- if eq .protocol "UDP" }}
  protocol: UDP
  {{- end }}
  {{- if $.product.service.hostPorts }}
  hostPort: {{ .servicePort }}
  {{- end }}
{{- end }}
- name: status
  containerPort: {{ int $v.status.http.containerPort }}
{{- if $v.admin.enabled }}
- name: admin-tls
  containerPort: {{ int $v.admin.tls.containerPort }}
{{- end }}
{{- end -}}

{{- /* A probe of the status port: list of the user's fields and path. The user may replace httpGet whole. */ -}}
{{- define "kong-client-ip.probe" -}}
{{- $own := index . 0 -}}
{{- $get := dict "httpGet" (dict "path" (index . 1) "port" "status" "scheme" "HTTP") -}}
{{- $other := or (hasKey $own "httpGet") (hasKey $own "exec") (hasKey $own "tcpSocket") (hasKey $own "grpc") -}}
{{- merge (dict) $own (ternary dict $get $other) | include "kong-client-ip.yaml" -}}
{{- end -}}

{{- define "kong-client-ip.volumeMounts" -}}
{{- $v := .values -}}
- name: tmp
  mountPath: /tmp
{{- if .hasConfigFile }}
- name: dbless
  mountPath: {{ dir .constants.declarativeConfigPath | quote }}
  readOnly: true
{{- end }}
{{- range .certificates }}
- name: {{ .of }}-cert
  mountPath: {{ .folder }}
  readOnly: true
{{- end }}
{{- include "kong-client-ip.mountEntries" . }}
{{- with $v.deployment.userDefinedVolumeMounts }}
{{ include "kong-client-ip.yaml" . }}
{{- end }}
{{- end -}}
