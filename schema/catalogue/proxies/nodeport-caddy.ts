// Caddy in front of node ports.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { observed, read } from './shared.ts';

export const entry = {
	title: 'Caddy in front of node ports',
	provider: 'on-premises',
	kind: 'proxy',
	aliases: { caddy: 1, caddyserver: 1 },
	designedFor: 'a Caddy of your own, outside the cluster',
	recommended: 'httpHeaders',
	service: { type: 'NodePort' },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { note: "Caddy's own addresses" } },
	healthCheck:
		'Made by you: health_uri of reverse_proxy, to the status path of Kong. Kubernetes gives NodePort Services no health check node port.',
	hairpin: 'A NodePort Service has no status address, so there is no shortcut.',
	notes: [
		'Fix the ports with proxy.http.nodePort and proxy.tls.nodePort.',
		'Set trusted_proxies only to what is in front of Caddy, and trustedIPs of this chart then to that, too: Caddy appends its peer to the list.',
		'With the listener wrapper proxy_protocol leave fallback_policy at ignore, or reject: use and require believe PROXY headers of everybody.',
		'Use Caddy 2.11.4 or later: older ones pass on x_forwarded_proto and its like, which Kong prefers to the real header. Leave those names out of expected_underscore_headers.',
		'Clients write X-Real-IP and X-Forwarded-Port and -Prefix as they like: Caddy passes them on.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'Caddy, configured by you with proxy_protocol of the HTTP transport, sends a PROXY header.',
			proxyProtocol: [2, 1],
		},
		httpHeaders: {
			...throughNodes,
			how: 'Caddy writes the client into X-Forwarded-For, in place of what came.',
			header: {
				appends: 'client',
				replaces: true,
				believes: 'trusted_proxies of Caddy to its ranges',
				custom: true,
				forwarded: { proto: 'replaces', host: 'replaces', underscores: 'drops' },
			},
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		read(
			'Caddy: reverse_proxy.md',
			'https://github.com/caddyserver/website/blob/master/src/docs/markdown/caddyfile/directives/reverse_proxy.md',
		),
		read(
			'Caddy: global options, options.md',
			'https://github.com/caddyserver/website/blob/master/src/docs/markdown/caddyfile/options.md',
		),
		read(
			'caddy: caddyhttp/server.go (names with underscores)',
			'https://github.com/caddyserver/caddy/blob/master/modules/caddyhttp/server.go',
		),
		observed('Caddy 2.11.7, 2.11.1, 2.10.2 and 2.8.4', 'caddy'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
