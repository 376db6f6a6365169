{{- /* The pod: root context. */ -}}
{{- define "kong-client-ip.podSpec" -}}
{{- $c := .kongClientIp -}}
{{- $v := $c.values -}}
serviceAccountName: {{ include "kong-client-ip.serviceAccountName" . | quote }}
automountServiceAccountToken: false
{{- /* A Service named like a Kong directive would otherwise put that directive into the environment. */}}
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $v.terminationGracePeriodSeconds | default (add $v.drain.wait $v.drain.timeout 10) | int }}
{{- with $v.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- include "kong-client-ip.pullSecrets" $v.image }}
{{- with $v.deployment.hostAliases }}
hostAliases:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
{{- with $v.dnsPolicy }}
dnsPolicy: {{ . }}
{{- end }}
{{- with $v.dnsConfig }}
dnsConfig:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
securityContext:
  {{- include "kong-client-ip.yaml" $v.securityContext | nindent 2 }}
{{- with $v.nodeSelector }}
nodeSelector:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
{{- with $v.tolerations }}
tolerations:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
{{- with $v.affinity }}
affinity:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
{{- include "kong-client-ip.spread" . }}
{{- with $v.deployment.initContainers }}
initContainers:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
containers:
  - name: proxy
    {{- include "kong-client-ip.gatewayContainer" $c | nindent 4 }}
  {{- with $v.deployment.sidecarContainers }}
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
  {{- end }}
volumes:
  {{- include "kong-client-ip.volumes" . | nindent 2 }}
{{- end -}}

{{- define "kong-client-ip.image" -}}
{{- if .digest -}}
{{- printf "%s@%s" .repository .digest -}}
{{- else -}}
{{- printf "%s:%s" .repository .tag -}}
{{- end -}}
{{- end -}}

{{- /* The image of helm test, whose script needs a shell: takes the decision. */ -}}
{{- define "kong-client-ip.testImage" -}}
{{- if .kong.isDistroless -}}
{{- $tag := regexReplaceAll "@.*" (regexReplaceAll .constants.kongImages.distrolessPart .values.image.tag "") "" -}}
{{- printf "%s:%s" .values.image.repository ($tag | default "latest") -}}
{{- else -}}
{{- include "kong-client-ip.image" .values.image -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.pullSecrets" -}}
{{- with .pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - {{ ternary (dict "name" .) . (kindIs "string" .) | include "kong-client-ip.escapedJson" }}
  {{- end }}
{{- end }}
{{- end -}}

{{- /* Spread over nodes and zones, so that traffic policy Local balances; a DaemonSet is spread already. */ -}}
{{- define "kong-client-ip.spread" -}}
{{- $c := .kongClientIp -}}
{{- $own := $c.values.topologySpreadConstraints -}}
{{- if kindIs "slice" $own }}
{{- with $own }}
topologySpreadConstraints:
  {{- include "kong-client-ip.yaml" . | nindent 2 }}
{{- end }}
{{- else if not $c.daemonset }}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "kong-client-ip.selectorLabels" $ | nindent 8 }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "kong-client-ip.volumes" -}}
{{- $c := .kongClientIp -}}
{{- $v := $c.values -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ $v.deployment.tmpDir.sizeLimit | quote }}
{{- if $v.dblessConfig.secret }}
- name: dbless
  secret:
    secretName: {{ $v.dblessConfig.secret | quote }}
{{- else if $c.hasConfigFile }}
- name: dbless
  configMap:
    name: {{ $v.dblessConfig.configMap | default (printf "%s-dbless" (include "kong-client-ip.fullname" .)) | quote }}
{{- end }}
{{- range $c.certificates }}
- name: {{ .of }}-cert
  secret:
    secretName: {{ include "kong-client-ip.fullname" $ }}-{{ .of }}-cert
{{- end }}
{{- include "kong-client-ip.mountVolumes" $c }}
{{- with $v.deployment.userDefinedVolumes }}
{{ include "kong-client-ip.yaml" . }}
{{- end }}
{{- end -}}

{{- define "kong-client-ip.secretVolume" -}}
{{- include "kong-client-ip.volumeName" (list "secret" .) -}}
{{- end -}}

{{- /* Name of the volume of an object: a volume takes neither dots nor more than 63 characters. List of what it is, in at most six letters, and name. */ -}}
{{- define "kong-client-ip.volumeName" -}}
{{- $name := index . 1 -}}
{{- if or (contains "." $name) (gt (len $name) 56) -}}
{{- printf "%s-%s-%s" (index . 0) (replace "." "-" $name | trunc 40) (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- printf "%s-%s" (index . 0) $name -}}
{{- end -}}
{{- end -}}
