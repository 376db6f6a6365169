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
