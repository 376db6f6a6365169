{{- /* What NOTES says about trust. */ -}}

{{- /* `22 ranges of Cloudflare, published at https://… on 2026-07-24`: list of title and shipped ranges. The twin in TypeScript is schema/cdn/ranges/text.ts. */ -}}
{{- define "kong-client-ip.rangesText" -}}
{{- $shipped := index . 1 -}}
{{- printf "%d ranges of %s, published at %s on %s" (len $shipped.ranges) (index . 0) ($shipped.sources | join " and ") $shipped.read -}}
{{- if $shipped.copy }} (read in a copy){{ end -}}
{{- end -}}

{{- /* Whom Kong trusts, one line each; takes the decision. Only this template looks at today's date: objects and refusals depend on values alone. */ -}}
{{- define "kong-client-ip.trustNotes" -}}
{{- with .values.clientIp.trustedIPs }}
  Trusted: {{ . | join ", " }}. This must be {{ $.trustPeer }}.
{{- end }}
{{- with .cdnRanges }}
  Trusted{{ if $.values.clientIp.trustedIPs }} too{{ end }}: {{ include "kong-client-ip.rangesText" (list $.cdn.title .) }}.
{{- $days := div (sub (now | unixEpoch) (toDate "2006-01-02" .read | unixEpoch)) 86400 }}
{{- if gt $days (int64 $.constants.staleAfterDays) }}
  That was {{ $days }} days ago. Kong sees the CDN's address for clients that come through newer ranges. Update the chart.
{{- end }}
{{- end }}
{{- with .values.clientIp.allowPublicRanges }}
  clientIp.allowPublicRanges says that nobody but you has addresses in {{ . | join ", " }}. If others have, they can forge an address.
{{- end }}
{{- if and .cdn .values.clientIp.cdnVerified }}
  clientIp.cdnVerified says that requests of other customers of {{ .cdn.title }} are refused. If they are not, those can reach Kong as if through your own account.
{{- end }}
{{- if and .values.clientIp.cdnOnly (ne .peer "client") (or .cdn .values.clientIp.httpHeaders.name) }}
  clientIp.cdnOnly says that only {{ .cdn.title | default (printf "the proxy that writes %s" .header) }} can reach the load balancer. If others can, they can forge {{ .header }}.
{{- end }}
{{- end -}}
