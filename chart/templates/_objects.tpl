{{- /*
The objects that a product needs beside Service, Ingress and Gateway: its entry holds their specs. Each has a template of its own, named
for its kind. The twin in TypeScript is schema/decide/objects.ts.
*/ -}}

{{- /* Sets `objects` of the decision: none where the user switched the Ingress or Gateway off or brings a class. */ -}}
{{- define "kong-client-ip.objects" -}}
{{- $c := . -}}
{{- $objects := list -}}
{{- if .hasFront -}}
{{- range .resolved.objects -}}
{{- if not (and $c.values.proxy.ingress.ingressClassName (has .kind $c.constants.clusterKinds)) -}}
{{- $text := toJson . | replace "\"{statusPortNumber}\"" ($c.values.status.http.containerPort | int | toString) | replace "{fullname}" (toRawJson $c.fullname | trimPrefix "\"" | trimSuffix "\"") -}}
{{- $objects = append $objects (include "kong-client-ip.fill" (list $c $text) | fromJson) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "objects" $objects -}}
{{- end -}}

{{- /* The object of one kind, where the product needs it: list of root context and kind. */ -}}
{{- define "kong-client-ip.object" -}}
{{- $root := index . 0 -}}
{{- range $root.kongClientIp.objects -}}
{{- if eq .kind (index $ 1) -}}
apiVersion: {{ .apiVersion }}
kind: {{ .kind }}
metadata:
  name: {{ include "kong-client-ip.fullname" $root | quote }}
  {{- if not (has .kind $root.kongClientIp.constants.clusterKinds) }}
  namespace: {{ include "kong-client-ip.namespace" $root | quote }}
  {{- end }}
  labels:
    {{- include "kong-client-ip.labels" $root | nindent 4 }}
spec:
  {{- include "kong-client-ip.yaml" .spec | nindent 2 }}
{{- end -}}
{{- end -}}
{{- end -}}
