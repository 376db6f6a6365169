import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-strategy',
	severity: 'error',
	text: 'clientIp.cdn {cdn} sends the client address in an HTTP header, so clientIp.strategy {strategy} cannot work. Use auto or httpHeaders.',
	doc: {
		what: 'A CDN is named together with a strategy that does not read HTTP headers.',
		why: 'A CDN sends the client address in an HTTP header only; the other strategies would find the address of the CDN.',
		fix: 'Set `clientIp.strategy` to `auto` or `httpHeaders`.',
		source:
			'<https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx>',
	},
	alone: ['clientIp.cdn', 'clientIp.strategy'],
	restsOn: onMethod,
	find({ values, cdn, strategy }, found) {
		if (!cdn || strategy === 'httpHeaders') return [];
		const args = { cdn: String(values.clientIp.cdn), strategy };
		return found('clientIp.strategy', args, ['clientIp.cdn']);
	},
	template: `
{{- if and .cdn (ne .strategy "httpHeaders") -}}
{{- include "kong-client-ip.found" (list . "cdn-strategy" (dict "cdn" .values.clientIp.cdn "strategy" .strategy)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { cdn: 'cloudflare', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn cloudflare sends the client address in an HTTP header, so clientIp.strategy proxyProtocol cannot work. Use auto or httpHeaders.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { cdn: 'cloudflare', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] } } },
		{ values: { clientIp: { cdn: 'cloudflare' } } },
		{ values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } } },
	],
});
