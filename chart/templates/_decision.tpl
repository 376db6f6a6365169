{{- /*
The one decision: from .Values to what is set on both ends. Every template starts with
  {{- include "kong-client-ip.decision" . -}}{{- $c := .kongClientIp -}}
and reads only $c. The result is kept in the root context, which Helm shares among the chart's templates, so it is computed once per
render; every problem is raised from here, all at once. The twin in TypeScript is schema/validate/decide.ts.
*/ -}}
{{- define "kong-client-ip.decision" -}}
{{- if not (hasKey . "kongClientIp") -}}
{{- include "kong-client-ip.decide" . -}}
{{- include "kong-client-ip.raise" .kongClientIp -}}
{{- end -}}
{{- end -}}

{{- /* The same without raising what is found. */ -}}
{{- define "kong-client-ip.decide" -}}
{{- $files := .Files -}}
{{- $c := dict "findings" list "conflicts" list "values" dict "fullname" (include "kong-client-ip.fullname" .) -}}
{{- $_ := set $c "messages" ($files.Get "files/messages.json" | mustFromJson) -}}
{{- $_ := set $c "constants" ($files.Get "files/constants.json" | mustFromJson) -}}
{{- include "kong-client-ip.settle" (list .Values ($files.Get "files/contract.json" | mustFromJson) "" $c $c.values) -}}
{{- $_ := set $c "id" $c.values.clientIp.loadBalancer -}}
{{- $_ := set $c "product" ($files.Get (printf "files/load-balancers/%s.json" $c.id) | mustFromJson) -}}
{{- $_ := set $c "cdn" (dict) -}}
{{- $own := $c.product.ownCdn | default dict -}}
{{- with $c.values.clientIp.cdn -}}
{{- /* A CDN that is part of the product is none before it. */ -}}
{{- if ne . ($own.id | default "") -}}
{{- $_ := set $c "cdn" (index ($files.Get "files/cdns.json" | mustFromJson) .) -}}
{{- end -}}
{{- end -}}
{{- include "kong-client-ip.situation" $c -}}
{{- include "kong-client-ip.streams" $c -}}
{{- include "kong-client-ip.service" $c -}}
{{- include "kong-client-ip.front" $c -}}
{{- include "kong-client-ip.switched" $c -}}
{{- include "kong-client-ip.envKeys" $c -}}
{{- include "kong-client-ip.certificates" $c -}}
{{- include "kong-client-ip.mounts" $c -}}
{{- include "kong-client-ip.pluginNames" $c -}}
{{- include "kong-client-ip.unmetNeed" $c -}}
{{- include "kong-client-ip.trust" $c -}}
{{- include "kong-client-ip.findings" $c -}}
{{- include "kong-client-ip.objects" $c -}}
{{- include "kong-client-ip.environment" $c -}}
{{- $_ := set . "kongClientIp" $c -}}
{{- end -}}

{{- /* In the order of schema/findings/topics.ts. */ -}}
{{- define "kong-client-ip.findings" -}}
{{- include "kong-client-ip.findings.shapes" . -}}
{{- include "kong-client-ip.findings.strategy" . -}}
{{- include "kong-client-ip.findings.trust" . -}}
{{- include "kong-client-ip.findings.headers" . -}}
{{- include "kong-client-ip.findings.service" . -}}
{{- include "kong-client-ip.findings.listeners" . -}}
{{- include "kong-client-ip.findings.settings" . -}}
{{- include "kong-client-ip.findings.workload" . -}}
{{- end -}}
