import { writtenHeaders } from '../../../catalogue/written-headers.ts';
import { cdns } from '../../../cdn/index.ts';
import { headerWriter } from '../../../decide/header-writer.ts';
import { hints } from '../../../hints/texts.ts';
import { lettersOf } from '../../../text/nearest.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

/** The CDN that writes the header under a name of its own. */
const cdnOf = (header: string) =>
	Object.entries(cdns).find(
		([, cdn]) => cdn.header !== 'X-Forwarded-For' && lettersOf(cdn.header) === lettersOf(header),
	)?.[0];

export const finding = defineFinding({
	code: 'header-foreign',
	severity: 'error',
	forgery: 'anyone',
	text: '{loadBalancer} writes the client into {writes}, not into {name}: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes {name}, let only that reach the balancer and set clientIp.cdnOnly.',
	doc: {
		what: 'Kong reads a header that the load balancer does not write.',
		why: 'The balancer passes the header on unchanged, and Kong trusts the balancer: so Kong believes what the client wrote there.',
		fix: 'Remove `clientIp.httpHeaders.name`. Where a CDN or proxy in front of the balancer writes that header, let nobody else reach the balancer, and say so with `clientIp.cdnOnly: true`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html#real_ip_header>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.httpHeaders.name'],
	restsOn: [...onMethod, 'clientIp.cdnOnly'],
	saidBy: 'header-name',
	find(situation, found) {
		const { values, method, id, header } = situation;
		if (headerWriter(situation) !== 'foreign' || !method || values.clientIp.cdnOnly) return [];
		const writes = (writtenHeaders(method) ?? []).join(' and ');
		return found('clientIp.httpHeaders.name', { loadBalancer: id, name: header, writes });
	},
	template: `
{{- $writes := .method.writes -}}
{{- if and (not .cdn) (eq .strategy "httpHeaders") $writes (not .values.clientIp.cdnOnly) -}}
{{- $names := list -}}
{{- range $writes -}}{{- $names = append $names (lower .) -}}{{- end -}}
{{- if not (has (lower .header) $names) -}}
{{- include "kong-client-ip.found" (list . "header-foreign" (dict "loadBalancer" .id "name" .header "writes" ($writes | join " and "))) -}}
{{- end -}}
{{- end -}}
`,
	hint({ args }) {
		const cdn = cdnOf(args.name);
		return cdn && hints.nearest([`clientIp.cdn: ${cdn}`]);
	},
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
			texts: [
				'aws-alb-ip writes the client into X-Forwarded-For, not into X-Real-IP: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes X-Real-IP, let only that reach the balancer and set clientIp.cdnOnly.',
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aks-appgw',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'CF-Connecting-IP' },
				},
			},
			texts: [
				'aks-appgw writes the client into X-Forwarded-For, not into CF-Connecting-IP: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes CF-Connecting-IP, let only that reach the balancer and set clientIp.cdnOnly.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'x-forwarded-for' },
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'X-Real-IP' },
					cdnOnly: true,
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'cloudflare',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
		// What the user's own proxy writes is not known.
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
		},
	],
});
