import { listRemedy } from '../../../catalogue/method.ts';
import { isForwardedFor } from '../../../kong/real-ip-header.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-list-replaced',
	severity: 'warning',
	text: '{loadBalancer} writes {cdn}, which calls it, into X-Forwarded-For in place of the list that {cdn} sends, so that Kong sees {cdn}. {remedy}.',
	doc: {
		what: 'The CDN names the client in X-Forwarded-For, and the proxy behind it replaces that list by default.',
		why: 'A proxy that clients may call itself must not believe what they write. It cannot know that only the CDN calls it.',
		fix: 'Set the proxy to believe the CDN, as the message says. A CDN with a header of its own needs no such setting, since the proxy passes that on.',
		source: '[load-balancers.md](load-balancers.md), by product; [cdns.md](cdns.md)',
	},
	restsOn: onMethod,
	find({ cdn, header, id, method }, found) {
		const remedy = method && listRemedy(method);
		if (!cdn || !remedy || !isForwardedFor(header)) return [];
		return found('clientIp.cdn', { loadBalancer: id, cdn: cdn.title, remedy });
	},
	template: `
{{- if and .cdn .cdn.title .method.listRemedy (eq (lower .header) "x-forwarded-for") -}}
{{- include "kong-client-ip.found" (list . "cdn-list-replaced" (dict "loadBalancer" .id "cdn" .cdn.title "remedy" .method.listRemedy)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'ingress-nginx',
					cdn: 'bunny',
					cdnOnly: true,
					trustedIPs: ['10.244.0.0/16'],
				},
			},
			texts: [
				'ingress-nginx writes bunny.net, which calls it, into X-Forwarded-For in place of the list that bunny.net sends, so that Kong sees bunny.net. Set enable-real-ip, and proxy-real-ip-cidr to its ranges, in the ConfigMap of Ingress NGINX.',
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'tailscale-ingress',
					cdn: 'cloudfront',
					cdnOnly: true,
					trustedIPs: ['10.244.0.0/16', '13.32.0.0/15'],
				},
				proxy: { ingress: { tls: [{ hosts: ['kong'] }] } },
			},
			texts: [
				'tailscale-ingress writes Amazon CloudFront, which calls it, into X-Forwarded-For in place of the list that Amazon CloudFront sends, so that Kong sees Amazon CloudFront. No setting of it changes that: use another load balancer, or a CDN that names the client in a header of its own.',
			],
		},
	],
	neighbours: [
		// A header of its own passes through.
		{
			values: {
				clientIp: {
					loadBalancer: 'ingress-nginx',
					cdn: 'fastly',
					cdnOnly: true,
					trustedIPs: ['10.244.0.0/16'],
				},
			},
		},
		// It appends to the list.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'cloudfront',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/16', '13.32.0.0/15'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'ingress-nginx', trustedIPs: ['10.244.0.0/16'] } } },
	],
});
