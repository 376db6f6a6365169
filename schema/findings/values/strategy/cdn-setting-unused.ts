import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-setting-unused',
	severity: 'warning',
	text: '{path} does nothing without clientIp.cdn. Remove it.',
	doc: {
		what: 'A setting about a CDN is set, but `clientIp.cdn` is not.',
		why: 'It has no effect; perhaps `clientIp.cdn` was forgotten, or a later values file removes it.',
		fix: 'Remove it, or set `clientIp.cdn`.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: onMethod,
	find({ values: { clientIp } }, found) {
		if (clientIp.cdn) return [];
		const set: [path: string, isSet: boolean][] = [
			['clientIp.cdnRanges', clientIp.cdnRanges !== 'shipped'],
			// The header names a CDN that the chart does not know.
			['clientIp.cdnOnly', clientIp.cdnOnly && clientIp.httpHeaders.name === null],
			['clientIp.cdnVerified', clientIp.cdnVerified],
		];
		return set.flatMap(([path, isSet]) => (isSet ? found(path, { path }) : []));
	},
	template: `
{{- $block := .values.clientIp -}}
{{- if not $block.cdn -}}
{{- if ne $block.cdnRanges "shipped" -}}
{{- include "kong-client-ip.found" (list . "cdn-setting-unused" (dict "path" "clientIp.cdnRanges")) -}}
{{- end -}}
{{- /* The header names a CDN that the chart does not know. */ -}}
{{- if and $block.cdnOnly (not $block.httpHeaders.name) -}}
{{- include "kong-client-ip.found" (list . "cdn-setting-unused" (dict "path" "clientIp.cdnOnly")) -}}
{{- end -}}
{{- if $block.cdnVerified -}}
{{- include "kong-client-ip.found" (list . "cdn-setting-unused" (dict "path" "clientIp.cdnVerified")) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { cdnRanges: 'own', cdnOnly: true, cdnVerified: true } },
			texts: [
				'clientIp.cdnRanges does nothing without clientIp.cdn. Remove it.',
				'clientIp.cdnOnly does nothing without clientIp.cdn. Remove it.',
				'clientIp.cdnVerified does nothing without clientIp.cdn. Remove it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { cdn: 'cloudflare', cdnRanges: 'own', cdnOnly: true, trustedIPs: ['173.245.48.0/20'] },
			},
		},
		// A CDN that the chart does not know.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdnOnly: true,
					httpHeaders: { name: 'X-Client-IP' },
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
