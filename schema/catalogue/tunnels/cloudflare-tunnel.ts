// Cloudflare Tunnel, with its connector cloudflared in the cluster.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { behindTunnel, endsAtTunnel, fromPods, podsOf, tunnelHealthCheck } from './shared.ts';

export const entry = {
	title: 'Cloudflare Tunnel (cloudflared in the cluster)',
	provider: 'Cloudflare',
	kind: 'http',
	aliases: { cloudflared: 1, tunnel: 1, cloudflare: 1, argotunnel: 1, zerotrust: 1, argo: 1 },
	recognised: { connector: 'cloudflared' },
	insideCluster: true,
	ownCdn: { id: 'cloudflare', remedy: 'Remove clientIp.cdn' },
	designedFor: 'clusters without an address of their own, whose public host names lead to Cloudflare',
	recommended: 'httpHeaders',
	service: behindTunnel,
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	closedBy: 'Cloudflare Access or a WAF rule',
	find: {
		node: podsOf('cloudflared', 'app=cloudflared'),
		loadBalancer: podsOf('cloudflared', 'app=cloudflared'),
	},
	healthCheck: tunnelHealthCheck,
	hairpin:
		'Callers inside the cluster that use the public host name leave it and come back through Cloudflare.',
	notes: [
		'Let the tunnel call the Service by HTTP, http://RELEASE-proxy.NAMESPACE.svc, in the rules of cloudflared or of the dashboard; service: tcp:// brings no header.',
		'Leave clientIp.cdn unset: the connector calls Kong, and no address of Cloudflare does.',
		'httpHeaders.name CF-Connecting-IP works as well, and holds one address.',
		'Managed Transform "Remove visitor IP headers" takes both headers away, and Pseudo IPv4 with "Overwrite Headers" puts an invented IPv4 address into both for clients with IPv6: leave both off.',
		'originRequest.httpHostHeader changes Host; the name that the client asked for is then in X-Forwarded-Host.',
		'Requests come from Cloudflare only, but pods of the cluster reach the Service too: a NetworkPolicy can let in the connectors alone.',
	],
	strategies: {
		...endsAtTunnel,
		proxyProtocol: {
			refused: 'cloudflared sends no PROXY header and has no setting for one',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			...fromPods,
			how: "Cloudflare's edge ends HTTP and appends the client to X-Forwarded-For; cloudflared passes it on from a pod.",
			header: { appends: 'client', named: 'CF-Connecting-IP', forwarded: { proto: 'replaces' } },
		},
	},
	sources: [
		page(
			'Cloudflare docs: HTTP headers',
			'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx',
			'2026-11',
		),
		page(
			'Cloudflare docs: available Managed Transforms',
			'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/rules/transform/managed-transforms/reference.mdx',
			'2026-11',
		),
		page(
			'Cloudflare docs: Pseudo IPv4',
			'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/network/pseudo-ipv4.mdx',
			'2026-11',
		),
		page(
			'cloudflared: proxy.go',
			'https://github.com/cloudflare/cloudflared/blob/master/proxy/proxy.go',
			'2026-11',
		),
	],
} as const satisfies LoadBalancer;
