{{- /* A port of the public Service: list of decision, name, the port's values, target port. */ -}}
{{- define "kong-client-ip.servicePort" -}}
{{- $port := index . 2 -}}
- name: {{ index . 1 }}
  port: {{ int $port.servicePort }}
  targetPort: {{ int (index . 3) }}
  protocol: TCP
  {{- if and $port.nodePort (ne (index . 0).serviceType "ClusterIP") }}
  nodePort: {{ int $port.nodePort }}
  {{- end }}
  {{- with $port.appProtocol }}
  appProtocol: {{ . | quote }}
  {{- end }}
{{- end -}}

{{- /* Prints something if a list such as 8000,8443-8450 holds a port: list of decision, text and port. Twin: schema/text/port-list.ts. */ -}}
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
