{{- /* Certificates that cert-manager issues for Kong. The twin in TypeScript is schema/decide/certificates.ts. */ -}}

{{- /* Sets `certificates` of the decision: of what, issuer, names, and where each is mounted. */ -}}
{{- define "kong-client-ip.certificates" -}}
{{- $v := .values -}}
{{- $all := list -}}
{{- range list (list "proxy" $v.proxy.tls.enabled "KONG_SSL_CERT") (list "admin" $v.admin.enabled "KONG_ADMIN_SSL_CERT") -}}
{{- $of := index . 0 -}}
{{- $own := get $v.certificates $of -}}
{{- if and $v.certificates.enabled $own.enabled (index . 1) -}}
{{- $issuer := dict -}}
{{- range list $own $v.certificates -}}
{{- if $issuer -}}
{{- else if .clusterIssuer -}}
{{- $issuer = dict "group" "cert-manager.io" "kind" "ClusterIssuer" "name" .clusterIssuer -}}
{{- else if .issuer -}}
{{- $issuer = dict "group" "cert-manager.io" "kind" "Issuer" "name" .issuer -}}
{{- end -}}
{{- end -}}
{{- $names := $own.dnsNames -}}
{{- with $own.commonName -}}{{- $names = append $names . -}}{{- end -}}
{{- $all = append $all (dict "of" $of "variable" (index . 2) "issuer" $issuer "commonName" $own.commonName "dnsNames" (uniq $names) "folder" (printf "/etc/cert-manager/%s" $of)) -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "certificates" $all -}}
{{- end -}}
