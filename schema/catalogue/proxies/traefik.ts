// Traefik in front of Kong.
import { findNodes } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	endsHttp,
	ownServiceNeeds,
	podsOf,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Traefik',
	aliases: { traefikproxy: 1, traefikingress: 1 },
	recognised: { controllers: ['traefik.io/ingress-controller'] },
	designedFor: 'Kong behind an Ingress that Traefik serves, as in k3s',
	ingress: { ingressClassName: 'traefik' },
	find: { node: findNodes, loadBalancer: podsOf('traefik', 'app.kubernetes.io/name=traefik') },
	notes: [
		ownServiceNeeds,
		'Leave forwardedHeaders.insecure and proxyProtocol.insecure of its entry points off: with the first clients choose scheme, host and port, with the second the address.',
		'Behind a balancer that reads HTTP set forwardedHeaders.trustedIPs of the entry point to the addresses of the balancer; Traefik appends that address to the list, so that trustedIPs of this chart must hold it, too.',
		'Behind a balancer that sends PROXY headers set proxyProtocol.trustedIPs of the entry point to the addresses of the balancer.',
		'Use Traefik 3.6.14 or later: older ones pass on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('a TCP route and a ServersTransportTCP'),
		httpHeaders: {
			...toPods,
			how: 'Traefik ends HTTP and writes the client into X-Forwarded-For and X-Real-Ip, in place of what came, straight to pods.',
			header: {
				appends: 'client',
				realIp: true,
				forwarded: {
					proto: 'replaces',
					host: 'replaces',
					port: 'replaces',
					prefix: 'removes',
					underscores: 'drops',
				},
			},
		},
	},
	sources: [
		read(
			'Traefik: EntryPoints, forwarded headers',
			'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/',
		),
		read(
			'traefik: forwarded_header.go',
			'https://github.com/traefik/traefik/blob/master/pkg/middlewares/forwardedheaders/forwarded_header.go',
		),
		read(
			'traefik-helm-chart: values.yaml',
			'https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml',
		),
	],
} as const satisfies LoadBalancer;
