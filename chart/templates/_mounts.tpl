{{- /* ConfigMaps and Secrets that are mounted into Kong's container, and the plugins among them. The twin in TypeScript is schema/decide/mounts.ts. */ -}}

{{- /* Sets `mounts` of the decision: kind, name, path, the value that asks for it, and the keys which that lacks. */ -}}
{{- define "kong-client-ip.mounts" -}}
{{- $v := .values -}}
{{- $all := list -}}
{{- range list (list "configMap" "plugins.configMaps" $v.plugins.configMaps) (list "secret" "plugins.secrets" $v.plugins.secrets) -}}
{{- $kind := index . 0 -}}
{{- $list := index . 1 -}}
{{- range $nth, $plugin := index . 2 -}}
{{- $by := printf "%s[%d]" $list $nth -}}
{{- $own := include "kong-client-ip.mount" (list $kind $plugin "pluginName" $by) | fromJson -}}
{{- $folder := ternary (printf "/opt/kong/plugins/%s" $own.path) "" (ne $own.path "") -}}
{{- $all = append $all (merge (dict "path" $folder) $own) -}}
{{- range $index, $item := ternary $plugin.subdirectories list (kindIs "slice" $plugin.subdirectories) -}}
{{- $item = ternary $item dict (kindIs "map" $item) -}}
{{- $path := include "kong-client-ip.textIn" (list $item "path") | default (include "kong-client-ip.textIn" (list $item "name")) -}}
{{- $below := include "kong-client-ip.mount" (list $kind $item "name" (printf "%s.subdirectories[%d]" $by $index)) | fromJson -}}
{{- $all = append $all (merge (dict "path" (ternary (printf "%s/%s" $folder $path) "" (and (ne $folder "") (ne $path "")))) $below) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range list (list "configMap" "extraConfigMaps" $v.extraConfigMaps) (list "secret" "extraSecrets" $v.extraSecrets) -}}
{{- $kind := index . 0 -}}
{{- $list := index . 1 -}}
{{- range $nth, $item := index . 2 -}}
{{- $own := include "kong-client-ip.mount" (list $kind $item "mountPath" (printf "%s[%d]" $list $nth)) | fromJson -}}
{{- $all = append $all (merge $own (dict "subPath" (include "kong-client-ip.textIn" (list $item "subPath")))) -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "mounts" $all -}}
{{- end -}}

{{- /* One of them as JSON: list of kind, item, the key of its place, and the value that asks for it. */ -}}
{{- define "kong-client-ip.mount" -}}
{{- $item := index . 1 -}}
{{- $missing := list -}}
{{- range list "name" (index . 2) | uniq -}}
{{- if not (include "kong-client-ip.textIn" (list $item .)) -}}{{- $missing = append $missing . -}}{{- end -}}
{{- end -}}
{{- dict "kind" (index . 0) "name" (include "kong-client-ip.textIn" (list $item "name")) "path" (include "kong-client-ip.textIn" (list $item (index . 2))) "by" (index . 3) "missing" $missing | toRawJson -}}
{{- end -}}

{{- /* The text at a key, empty where there is none: list of map and key. */ -}}
{{- define "kong-client-ip.textIn" -}}
{{- $value := get (index . 0) (index . 1) -}}
{{- if kindIs "string" $value -}}{{- $value -}}{{- end -}}
{{- end -}}

{{- /* Sets `pluginNames` of the decision: the plugins that Kong loads beside those it comes with. */ -}}
{{- define "kong-client-ip.pluginNames" -}}
{{- $plugins := .values.plugins -}}
{{- $names := list -}}
{{- range concat $plugins.configMaps $plugins.secrets -}}
{{- $names = append $names (include "kong-client-ip.textIn" (list . "pluginName")) -}}
{{- end -}}
{{- range splitList "," ($plugins.preInstalled | default "") -}}
{{- $names = append $names (trim .) -}}
{{- end -}}
{{- $_ := set . "pluginNames" (without $names "" | uniq) -}}
{{- end -}}

{{- define "kong-client-ip.mountVolumes" -}}
{{- $seen := dict -}}
{{- range uniq .values.secretVolumes -}}
{{- $_ := set $seen (printf "secret/%s" .) true }}
- name: {{ include "kong-client-ip.secretVolume" . | quote }}
  secret:
    secretName: {{ . | quote }}
{{- end }}
{{- range .mounts -}}
{{- $key := printf "%s/%s" .kind .name -}}
{{- if not (hasKey $seen $key) -}}
{{- $_ := set $seen $key true }}
- name: {{ include "kong-client-ip.mountVolume" . | quote }}
  {{- if eq .kind "secret" }}
  secret:
    secretName: {{ .name | quote }}
  {{- else }}
  configMap:
    name: {{ .name | quote }}
  {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.mountEntries" -}}
{{- range uniq .values.secretVolumes }}
- name: {{ include "kong-client-ip.secretVolume" . | quote }}
  mountPath: {{ printf "/etc/secrets/%s" . | quote }}
  readOnly: true
{{- end }}
{{- range .mounts }}
- name: {{ include "kong-client-ip.mountVolume" . | quote }}
  mountPath: {{ .path | quote }}
  {{- with .subPath }}
  subPath: {{ . | quote }}
  {{- end }}
  readOnly: true
{{- end }}
{{- end -}}

{{- define "kong-client-ip.mountVolume" -}}
{{- if eq .kind "secret" -}}
{{- include "kong-client-ip.secretVolume" .name -}}
{{- else -}}
{{- include "kong-client-ip.volumeName" (list "config" .name) -}}
{{- end -}}
{{- end -}}
