{{- /* Rules about whom Kong trusts; twins of schema/rules/trust.ts. Each takes the decision and prints nothing. */ -}}

{{- define "kong-client-ip.rules.trust" -}}
{{- $_ := set . "usesTrust" (and .method (has .strategy (list "proxyProtocol" "httpHeaders"))) -}}
{{- $everyone := list -}}
{{- range .values.clientIp.trustedIPs -}}
{{- if regexMatch $.constants.everyonePattern . -}}
{{- $everyone = append $everyone . -}}
{{- end -}}
{{- end -}}
{{- $_ := set . "everyone" $everyone -}}
{{- $_ := set . "forgeable" (and (eq .strategy "httpHeaders") .recursive (not .values.clientIp.allowTrustEveryone)) -}}
{{- include "kong-client-ip.trustArgs" . -}}
{{- include "kong-client-ip.rule.trusted-ips-missing" . -}}
{{- include "kong-client-ip.rule.trusted-ips-lack" . -}}
{{- include "kong-client-ip.rule.trusted-ip-invalid" . -}}
{{- include "kong-client-ip.rule.trust-everyone-forgeable" . -}}
{{- include "kong-client-ip.rule.trust-everyone" . -}}
{{- include "kong-client-ip.rule.family-untrusted" . -}}
{{- end -}}

{{- /* Who must be trusted beside what ships, in words, and the command that finds them: sets trustPeer and trustCommand. */ -}}
{{- define "kong-client-ip.trustArgs" -}}
{{- $ofCdn := printf "the ranges of %s" (.values.clientIp.cdn | default "") -}}
{{- if and .cdn (eq .peer "client") -}}
{{- $_ := set . "trustPeer" $ofCdn -}}
{{- $_ := set . "trustCommand" .cdn.ranges -}}
{{- else -}}
{{- /* A header with one address has no place for the balancer's. */ -}}
{{- $also := "" -}}
{{- if or (not .cdn) .cdnBelongs -}}
{{- with .method.alsoTrust -}}{{- $also = printf ", and %s" .text -}}{{- end -}}
{{- end -}}
{{- $pods := ternary .constants.podPeers "" (and (eq .peer "node") (hasKey .product.find "pods")) -}}
{{- $peer := printf "%s%s%s" (get .constants.peerWords .peer) $pods $also -}}
{{- $command := ternary .product.find.node .product.find.loadBalancer (eq .peer "node") -}}
{{- if and .cdn .cdnBelongs (not .cdnRanges) -}}
{{- $peer = printf "%s, and %s" $peer $ofCdn -}}
{{- $command = printf "%s; and %s" $command .cdn.ranges -}}
{{- end -}}
{{- $_ := set . "trustPeer" $peer -}}
{{- $_ := set . "trustCommand" $command -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.trusted-ips-missing" -}}
{{- if and .usesTrust (not .trustedPeers) -}}
{{- include "kong-client-ip.found" (list . "trusted-ips-missing" (dict "strategy" .strategy "peer" .trustPeer "command" .trustCommand)) -}}
{{- end -}}
{{- end -}}

{{- /* The balancer's own address, which comes after the client's in the header, is often forgotten beside the ranges of its proxies. */ -}}
{{- define "kong-client-ip.rule.trusted-ips-lack" -}}
{{- $also := .method.alsoTrust | default dict -}}
{{- $lacks := false -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $all := list -}}
{{- $own := list -}}
{{- $isThere := false -}}
{{- range $.values.clientIp.trustedIPs -}}
{{- if eq (contains ":" .) (eq $family "IPv6") -}}
{{- $all = append $all . -}}
{{- if not (has . ($also.beside | default list)) -}}
{{- $own = append $own . -}}
{{- $isThere = or $isThere (regexMatch $.constants.singlePattern .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $inNetwork := and (eq (toString $also.single) "inNetwork") (gt (len $own) 1) -}}
{{- $lacks = or $lacks (and $all (not $inNetwork) (not $isThere)) -}}
{{- end -}}
{{- $applies := and $also.single .usesTrust .values.clientIp.trustedIPs (not .everyone) (or (not .cdn) .cdnBelongs) -}}
{{- if and $applies $lacks -}}
{{- include "kong-client-ip.found" (list . "trusted-ips-lack" (dict "what" $also.what "header" .header)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.trusted-ip-invalid" -}}
{{- $c := . -}}
{{- range $index, $value := .values.clientIp.trustedIPs -}}
{{- if not (regexMatch $c.constants.ipOrCidrPattern $value) -}}
{{- include "kong-client-ip.found" (list $c "trusted-ip-invalid" (dict "index" $index "value" (toRawJson $value))) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.trust-everyone-forgeable" -}}
{{- if and .usesTrust .everyone .forgeable -}}
{{- include "kong-client-ip.found" (list . "trust-everyone-forgeable" (dict "everyone" (.everyone | join " and ") "header" .header)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.trust-everyone" -}}
{{- if and .usesTrust .everyone (not .forgeable) -}}
{{- include "kong-client-ip.found" (list . "trust-everyone" (dict "everyone" (.everyone | join " and ") "peer" .trustPeer "command" .trustCommand)) -}}
{{- end -}}
{{- end -}}

{{- define "kong-client-ip.rule.family-untrusted" -}}
{{- $c := . -}}
{{- if and .usesTrust .trustedPeers -}}
{{- range $family := .values.proxy.ipFamilies -}}
{{- $covered := false -}}
{{- range $c.trustedPeers -}}
{{- if eq (contains ":" .) (eq $family "IPv6") -}}{{- $covered = true -}}{{- end -}}
{{- end -}}
{{- if not $covered -}}
{{- include "kong-client-ip.found" (list $c "family-untrusted" (dict "family" $family)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
