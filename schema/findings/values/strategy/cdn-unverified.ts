import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-unverified',
	severity: 'warning',
	forgery: 'some',
	text: '{cdn} calls from the same addresses for all its customers: {forges}. To close that, use {closes}; then set clientIp.cdnVerified.',
	doc: {
		what: "Kong believes the CDN, and nothing says that requests of the CDN's other customers are refused.",
		why: "Trust and source ranges go by address, and the CDN's addresses serve all its customers. Another customer can lead requests to your load balancer, past the rules of your own account, and with some CDNs has a say in what the header holds.",
		fix: 'Let the CDN prove that it calls for you, as the message says. Then set `clientIp.cdnVerified: true`, which nothing checks. `check` says the same of objects as [cdn-shared](#cdn-shared).',
		source: '[cdns.md](cdns.md), by CDN',
	},
	restsOn: [...onMethod, 'clientIp.cdnVerified'],
	find({ cdn, strategy, method, values }, found) {
		if (!cdn || strategy !== 'httpHeaders' || !method || values.clientIp.cdnVerified) return [];
		const { forges, closes } = cdn.shared;
		return found('clientIp.cdn', { cdn: cdn.title, forges, closes });
	},
	template: `
{{- if and .cdn (eq .strategy "httpHeaders") .method (not .values.clientIp.cdnVerified) -}}
{{- $shared := .cdn.shared -}}
{{- include "kong-client-ip.found" (list . "cdn-unverified" (dict "cdn" .cdn.title "forges" $shared.forges "closes" $shared.closes)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' } },
			texts: [
				'Cloudflare calls from the same addresses for all its customers: a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip. To close that, use Authenticated Origin Pulls with a certificate of your own (zone-level or per hostname, not the global one), a secret header that Kong requires, or Cloudflare Tunnel; then set clientIp.cdnVerified.',
			],
		},
		// A firewall by addresses lets the other customers in as well.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'azure-front-door',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				"Azure Front Door calls from the same addresses for all its customers: another customer's profile can call your load balancer past the rules of your own. To close that, use the ID of your profile, by refusing requests whose X-Azure-FDID is another, or Private Link; then set clientIp.cdnVerified.",
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnVerified: true } } },
		{ values: { clientIp: { loadBalancer: 'aks' } } },
		{ values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', strategy: 'none' } } },
	],
});
