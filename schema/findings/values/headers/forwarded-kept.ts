import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'forwarded-kept',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.forwardedHeaders keep: Kong believes the X-Forwarded-Proto, -Host, -Port, -Path and -Prefix that clients write and {loadBalancer} passes on, so a client opens routes for https over plain HTTP and chooses the host of redirects. Set it to auto{instead}.',
	doc: {
		what: 'Forwarded headers reach Kong as clients wrote them.',
		why: 'From a trusted peer Kong believes them: the scheme, the host of redirects, and what upstreams build links from.',
		fix: 'Set `clientIp.forwardedHeaders` to `auto`. If the load balancer writes more of them than the catalogue says, name those in `clientIp.httpHeaders.writes`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: ['clientIp.strategy', 'clientIp.loadBalancer'],
	find({ strategy, method, values, id }, found) {
		const believes = strategy === 'proxyProtocol' || strategy === 'httpHeaders';
		if (!believes || !method || values.clientIp.forwardedHeaders !== 'keep') return [];
		return found('clientIp.forwardedHeaders', {
			loadBalancer: id,
			instead:
				strategy === 'httpHeaders'
					? ', and name in clientIp.httpHeaders.writes what the load balancer writes itself'
					: '',
		});
	},
	template: `
{{- if and .method (has .strategy (list "proxyProtocol" "httpHeaders")) (eq .values.clientIp.forwardedHeaders "keep") -}}
{{- $instead := "" -}}
{{- if eq .strategy "httpHeaders" -}}{{- $instead = ", and name in clientIp.httpHeaders.writes what the load balancer writes itself" -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "forwarded-kept" (dict "loadBalancer" .id "instead" $instead)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
					forwardedHeaders: 'keep',
				},
			},
			texts: [
				'clientIp.forwardedHeaders keep: Kong believes the X-Forwarded-Proto, -Host, -Port, -Path and -Prefix that clients write and aws-nlb-instance passes on, so a client opens routes for https over plain HTTP and chooses the host of redirects. Set it to auto.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'], forwardedHeaders: 'keep' },
			},
			texts: [
				'clientIp.forwardedHeaders keep: Kong believes the X-Forwarded-Proto, -Host, -Port, -Path and -Prefix that clients write and aws-alb-ip passes on, so a client opens routes for https over plain HTTP and chooses the host of redirects. Set it to auto, and name in clientIp.httpHeaders.writes what the load balancer writes itself.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { forwardedHeaders: 'keep' } } },
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { writes: ['proto'] },
				},
			},
		},
	],
});
