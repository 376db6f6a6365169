// Cloudflare Spectrum: Cloudflare passes TCP on to an address of yours, and names the client in a PROXY header.

import { findNodes, findPods } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'Cloudflare Spectrum in front of a pass-through balancer',
	provider: 'Cloudflare',
	kind: 'proxy',
	aliases: { spectrum: 1, cloudflare: 2 },
	ownCdn: {
		id: 'cloudflare',
		remedy:
			'Remove clientIp.cdn; or, for an application of type HTTP, let clientIp.loadBalancer name the balancer that Cloudflare calls',
	},
	designedFor:
		'TCP applications of Spectrum whose origin is the address of a balancer that keeps the source, or of nodes',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', otherTypes: ['NodePort'], anyClass: true },
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			command: 'curl -s https://www.cloudflare.com/ips-v4 https://www.cloudflare.com/ips-v6',
			note: "Cloudflare's ranges, which all its customers share",
		},
	},
	healthCheck:
		'That of the balancer that Spectrum calls: under traffic policy Local the health check node port.',
	hairpin:
		"Callers inside the cluster that use the balancer's address reach Kong without a PROXY header, and fail.",
	notes: [
		'Choose PROXY Protocol v1 or v2 in the application of Spectrum; Kong reads both. Simple Proxy Protocol is for UDP, and Kong does not read it.',
		'Kong closes connections without a PROXY header: let in Cloudflare only, by proxy.loadBalancerSourceRanges.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused:
				'Cloudflare ends the connection and opens its own, so every packet has an address of Cloudflare',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			how: 'Spectrum, configured by you, sends a PROXY header, and traffic policy Local keeps the source of its packets.',
			externalTrafficPolicy: 'Local',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			proxyProtocol: [1, 2],
			warnings: [
				"Cloudflare's ranges serve all its customers: an application of another customer that points at your address without PROXY passes on a header that its clients write.",
			],
			needs: [{ what: 'an Enterprise plan of Cloudflare' }],
		},
		httpHeaders: {
			refused: 'an application of type TCP adds no HTTP header',
			instead:
				'use strategy proxyProtocol with trustedIPs, or clientIp.cdn cloudflare for an application of type HTTP',
		},
	},
	sources: [
		page(
			'Cloudflare docs: Spectrum, enable Proxy Protocol',
			'https://developers.cloudflare.com/spectrum/how-to/enable-proxy-protocol/',
			'2026-11',
		),
		page(
			'Cloudflare docs: HTTP headers',
			'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx',
			'2026-11',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
