// A TCP tunnel of inlets: its server passes connections on to a client in the cluster, and names who connects in a PROXY header.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { endsAtTunnel, fromPods, podsOf, tunnelHealthCheck } from './shared.ts';

const blog = 'https://github.com/inlets/inlets.dev/blob/master/blog/_posts';

export const entry = {
	title: 'inlets TCP tunnel (client in the cluster)',
	provider: 'inlets',
	kind: 'proxy',
	aliases: { inlets: 1, inletspro: 1, inletsoperator: 1, tunnel: 4 },
	insideCluster: true,
	designedFor: 'clusters without an address of their own, behind a tunnel server of inlets in TCP mode',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', otherTypes: ['ClusterIP'] },
	followsHealthCheckNodePort: true,
	find: {
		node: podsOf('default', 'app.kubernetes.io/name=inlets-tcp-client'),
		loadBalancer: podsOf('default', 'app.kubernetes.io/name=inlets-tcp-client'),
	},
	healthCheck: tunnelHealthCheck,
	hairpin:
		'Callers inside the cluster that use the public host name leave it and come back through the tunnel server; those that use the Service reach Kong without a PROXY header, and fail.',
	notes: [
		'Start the tunnel server with inlets-pro tcp server --proxy-protocol=v2, or v1: without that Kong gets no PROXY header and closes every connection.',
		'Of a Service of type LoadBalancer the inlets-operator makes a tunnel server by itself; it sets no option for PROXY headers there, so add it to the service inlets-pro of that machine. For a client of your own set proxy.type ClusterIP.',
		'For Inlets Cloud take an Ingress tunnel, and switch PROXY headers on there.',
		'PROXY headers say who connects to the tunnel server. Where a CDN is in front of that, this is the CDN.',
	],
	strategies: {
		externalTrafficPolicy: {
			...endsAtTunnel.externalTrafficPolicy,
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			...fromPods,
			how: 'The tunnel server, configured by you, sends a PROXY header, and the client in the cluster passes the connection on from a pod.',
			proxyProtocol: [2, 1],
			needs: [{ what: 'inlets-pro', from: ['0.9.8'] }],
		},
		httpHeaders: {
			refused:
				'a TCP tunnel adds no HTTP header, and no page says what an HTTP tunnel makes of one that the client wrote',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		page(
			'inlets: real client IPs with ingress-nginx, Caddy or Traefik',
			`${blog}/2024-10-08-real-client-ips-ingress-nginx-caddy-traefik.md`,
			'2026-11',
		),
		page(
			'inlets: real client IP addresses with PROXY protocol (versions)',
			`${blog}/2022-09-02-real-client-ips-with-proxy-protocol.md`,
			'2026-11',
		),
		page(
			'inlets documentation: Inlets Cloud',
			'https://github.com/inlets/docs.inlets.dev/blob/master/docs/cloud/index.md',
			'2026-11',
		),
		page(
			'inlets-operator: controller.go (how its client calls the Service)',
			'https://github.com/inlets/inlets-operator/blob/master/controller.go',
			'2026-11',
		),
	],
} as const satisfies LoadBalancer;
