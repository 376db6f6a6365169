// Cilium's Ingress in front of Kong.
import { findNodes } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	envoyHeaders,
	noProxyProtocol,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Cilium Ingress',
	aliases: { ciliumingress: 1, ciliumingresscontroller: 1 },
	recognised: { controllers: ['cilium.io/ingress-controller'] },
	designedFor: "Kong behind an Ingress that Cilium's own Envoy serves",
	ingress: { ingressClassName: 'cilium' },
	find: {
		node: findNodes,
		loadBalancer: {
			command: "kubectl get ciliumnodes -o jsonpath='{.items[*].spec.ingress.ipv4}'",
			note: 'the ingress addresses of the nodes; or the range of the pods, from which Cilium takes them',
		},
	},
	notes: [
		'Cilium hands connections to Envoy on the node that takes them, with the source that they have: traffic policy Cluster of its own Service suits, unless another node has replaced the source before.',
		balancerBefore,
		'Behind a balancer that sends PROXY headers set enableProxyProtocol of its chart; Envoy reads them of everybody, so let only the balancer connect.',
		'It passes on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: noProxyProtocol,
		httpHeaders: {
			...toPods,
			how: 'Envoy, as Cilium sets it up, ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
		},
	},
	sources: [
		read(
			'Cilium: Ingress support',
			'https://github.com/cilium/cilium/blob/main/Documentation/network/servicemesh/ingress.rst',
		),
		read(
			'Cilium: source IP visibility',
			'https://docs.cilium.io/en/stable/network/servicemesh/ingress/#source-ip-visibility',
		),
		envoyHeaders,
	],
} as const satisfies LoadBalancer;
