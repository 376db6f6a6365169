// HAProxy Ingress in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	endsHttp,
	observed,
	ownServiceNeeds,
	podsOf,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'HAProxy Ingress',
	aliases: { haproxyingress: 1, haproxy: 2 },
	recognised: {
		controllers: ['haproxy-ingress.github.io/controller'],
		program: {
			controller: '^haproxy-ingress\\.github\\.io/',
			className: 'haproxy',
			image: '(^|/)haproxy-ingress(-controller)?([:@]|$)',
			service: '^haproxy-ingress$',
			readsProxy: {
				by: 'use-proxy-protocol: "true"',
				entry: 'use-proxy-protocol',
			},
		},
	},
	designedFor: "Kong behind an Ingress that the community's HAProxy Ingress serves",
	ingress: { ingressClassName: 'haproxy' },
	find: {
		node: findNodes,
		loadBalancer: podsOf('ingress-controller', 'app.kubernetes.io/name=haproxy-ingress'),
	},
	notes: [
		ownServiceNeeds,
		'Leave forwardfor of its ConfigMap at add, the default: under ifmissing and ignore clients choose the address, and update appends.',
		'With use-proxy-protocol it believes a PROXY header of everybody who reaches it: let only the balancer connect, by a NetworkPolicy or a firewall.',
		'It passes on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('the annotation haproxy-ingress.github.io/proxy-protocol'),
		httpHeaders: {
			...toPods,
			how: 'HAProxy Ingress ends HTTP and writes the client into X-Forwarded-For and X-Real-IP, in place of what came, straight to pods.',
			header: {
				appends: 'client',
				replaces: true,
				believes: 'forwardfor: update in the ConfigMap of HAProxy Ingress',
				realIp: true,
				forwarded: { proto: 'replaces' },
			},
		},
	},
	sources: [
		read(
			'HAProxy Ingress: configuration keys, keys.md',
			'https://github.com/jcmoraisjr/haproxy-ingress/blob/master/docs/content/en/docs/configuration/keys.md',
		),
		read(
			'haproxy-ingress: haproxy.tmpl',
			'https://github.com/jcmoraisjr/haproxy-ingress/blob/master/rootfs/etc/templates/haproxy/haproxy.tmpl',
		),
		read(
			'HAProxy Ingress: gateway-api.md (labels of its pods)',
			'https://github.com/jcmoraisjr/haproxy-ingress/blob/master/docs/content/en/docs/configuration/gateway-api.md',
		),
		observed('HAProxy 2.8.25 with the directives of HAProxy Ingress', 'haproxy-ingress'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
