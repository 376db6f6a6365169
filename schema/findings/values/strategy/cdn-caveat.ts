import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-caveat',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.cdn {cdn}: {caveat}',
	doc: {
		what: 'The header of the CDN can be believed under a condition that the values cannot show.',
		why: 'Some CDNs pass on a header that the client wrote, or send none, unless they are configured otherwise.',
		fix: 'Configure the CDN, or your services behind Kong, as the message says.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: onMethod,
	find: ({ cdn, values }, found) =>
		(cdn?.warnings ?? []).flatMap((caveat) =>
			found('clientIp.cdn', { cdn: String(values.clientIp.cdn), caveat }),
		),
	template: `
{{- $c := . -}}
{{- range .cdn.warnings -}}
{{- include "kong-client-ip.found" (list $c "cdn-caveat" (dict "cdn" $c.values.clientIp.cdn "caveat" .)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { cdn: 'fastly', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn fastly: Fastly passes on a Fastly-Client-IP that the client sent, unless your VCL overwrites it: set req.http.Fastly-Client-IP from client.ip.',
			],
		},
	],
	neighbours: [{ values: { clientIp: { cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] } } }],
});
