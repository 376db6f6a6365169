{{- /* What findings about trust have in common: who must be trusted, and whether everyone is. The twin in TypeScript is schema/findings/values/trust/peers.ts. */ -}}

{{- /* Sets usesTrust, everyone, forgeable, trustedChoose, widths, wholeFamilies, publishedPeers, trustPeer and trustCommand. Prints nothing. */ -}}
{{- define "kong-client-ip.trust" -}}
{{- $_ := set . "usesTrust" (and .method (has .strategy (list "proxyProtocol" "httpHeaders"))) -}}
{{- $everyone := list -}}
{{- range .values.clientIp.trustedIPs -}}
{{- if and $.usesTrust (regexMatch $.constants.everyonePattern .) -}}
{{- $everyone = append $everyone . -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "everyone" $everyone -}}
{{- $_ := set . "forgeable" (and (eq .strategy "httpHeaders") .recursive (not .values.clientIp.allowTrustEveryone)) -}}
{{- /* Whether a client with a trusted address chooses the one that Kong believes: it can be Kong's peer, or is an entry of the list that Kong passes over. */ -}}
{{- $skipped := and .recursive (eq (lower .header) "x-forwarded-for") -}}
{{- $_ := set . "trustedChoose" (and (eq .strategy "httpHeaders") (or (and (eq .peer "client") (not .values.clientIp.cdnOnly)) $skipped) (not .values.clientIp.allowTrustEveryone)) -}}
{{- include "kong-client-ip.widths" . -}}
{{- include "kong-client-ip.publishedPeers" . -}}
{{- include "kong-client-ip.trustArgs" . -}}
{{- end -}}

{{- /* Who must be trusted beside what ships, in words, and the command that finds them: sets trustPeer and trustCommand. */ -}}
{{- define "kong-client-ip.trustArgs" -}}
{{- $ofCdn := printf "the ranges of %s" (.values.clientIp.cdn | default "") -}}
{{- $published := .cdn.ranges -}}
{{- with .cdn.privately -}}{{- $published = printf "%s; or, for %s, those addresses" $published . -}}{{- end -}}
{{- if and .cdn (eq .peer "client") -}}
{{- $_ := set . "trustPeer" $ofCdn -}}
{{- $_ := set . "trustCommand" $published -}}
{{- else -}}
{{- /* A header with one address has no place for the balancer's. */ -}}
{{- $also := "" -}}
{{- if or (not .cdn) .cdnBelongs -}}
{{- with .method.alsoTrust -}}{{- $also = printf ", and %s" .what -}}{{- end -}}
{{- end -}}
{{- $pods := ternary .constants.podPeers "" (and (eq .peer "node") (hasKey .product.find "pods")) -}}
{{- $peer := printf "%s%s%s" (get .constants.peerWords .peer) $pods $also -}}
{{- $command := ternary .product.find.node .product.find.loadBalancer (eq .peer "node") -}}
{{- if and .cdn .cdnBelongs (not .cdnRanges) -}}
{{- $peer = printf "%s, and %s" $peer $ofCdn -}}
{{- $command = printf "%s; and %s" $command $published -}}
{{- end -}}
{{- $_ := set . "trustPeer" $peer -}}
{{- $_ := set . "trustCommand" $command -}}
{{- end -}}
{{- end -}}
