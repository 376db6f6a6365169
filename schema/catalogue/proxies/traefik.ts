// Traefik in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	endsHttp,
	observed,
	ownServiceNeeds,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Traefik',
	aliases: { traefikproxy: 1, traefikingress: 1 },
	recognised: {
		controllers: ['traefik.io/ingress-controller'],
		program: {
			controller: '^traefik\\.io/',
			className: 'traefik',
			image: '(^|/)(mirrored-library-|rke2-)?traefik([:@]|$)',
			service: '^(rke2-)?traefik$',
			readsProxy: {
				by: "proxyProtocol.trustedIPs of its entry points to the load balancer's addresses",
			},
		},
	},
	designedFor: 'Kong behind an Ingress that Traefik serves, as in k3s',
	ingress: { ingressClassName: 'traefik' },
	find: {
		node: findNodes,
		loadBalancer: {
			command: "kubectl get pods -A -l app.kubernetes.io/name=traefik -o jsonpath='{.items[*].status.podIP}'",
			note: 'or the range that they are taken from; k3s runs it in kube-system',
		},
	},
	notes: [
		ownServiceNeeds,
		'Leave forwardedHeaders.insecure and proxyProtocol.insecure of its entry points off: with the first clients choose scheme, host and port, with the second the address.',
		'Behind a balancer that reads HTTP set forwardedHeaders.trustedIPs of the entry point to the addresses of the balancer; Traefik appends that address to the list, so that trustedIPs of this chart must hold it, too.',
		'Behind a balancer that sends PROXY headers set proxyProtocol.trustedIPs of the entry point to the addresses of the balancer.',
		'Leave forwardedHeaders.notAppendXForwardedFor (3.7 and later) off: with it Kong gets no X-Forwarded-For of clients that reach Traefik themselves.',
		'Use Traefik 3.6.14, or 2.11.43, or later: older ones pass on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('a TCP route and a ServersTransportTCP'),
		httpHeaders: {
			...toPods,
			how: 'Traefik ends HTTP and writes the client into X-Forwarded-For and X-Real-Ip, in place of what came, straight to pods.',
			header: {
				appends: 'client',
				replaces: true,
				believes: 'forwardedHeaders.trustedIPs of the entry points of Traefik to its ranges',
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
			'Traefik: entrypoints.md',
			'https://github.com/traefik/traefik/blob/master/docs/content/reference/install-configuration/entrypoints.md',
		),
		read(
			'traefik: forwarded_header.go',
			'https://github.com/traefik/traefik/blob/master/pkg/middlewares/forwardedheaders/forwarded_header.go',
		),
		read(
			'traefik: httputil/proxy.go',
			'https://github.com/traefik/traefik/blob/master/pkg/proxy/httputil/proxy.go',
		),
		read(
			'Traefik: serverstransporttcp.md',
			'https://github.com/traefik/traefik/blob/master/docs/content/reference/routing-configuration/kubernetes/crd/tcp/serverstransporttcp.md',
		),
		read(
			'traefik: CHANGELOG.md (names with underscores)',
			'https://github.com/traefik/traefik/blob/master/CHANGELOG.md',
		),
		read(
			'traefik-helm-chart: values.yaml',
			'https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml',
		),
		read('k3s: manifests/traefik.yaml', 'https://github.com/k3s-io/k3s/blob/master/manifests/traefik.yaml'),
		observed('Traefik 3.7.15, 3.7.4, 3.6.15, 3.5.3 and 3.0.4', 'traefik'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
