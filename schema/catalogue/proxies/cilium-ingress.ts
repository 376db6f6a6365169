// Cilium's Ingress in front of Kong.
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	ciliumAddresses,
	ciliumSources,
	endsHttp,
	noProxyProtocol,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Cilium Ingress',
	aliases: { ciliumingress: 1, ciliumingresscontroller: 1 },
	recognised: {
		controllers: ['cilium.io/ingress-controller'],
		program: {
			fronts: 'Ingress',
			controller: '^cilium\\.io/',
			className: '^cilium$',
			image: '(^|/)cilium(-envoy)?([:@]|$)',
			service: '^cilium-ingress(-.*)?$',
			readsProxy: {
				by: 'enable-ingress-proxy-protocol: "true"',
				entry: 'enable-ingress-proxy-protocol',
			},
		},
	},
	designedFor: "Kong behind an Ingress that Cilium's own Envoy serves",
	ingress: { ingressClassName: 'cilium' },
	find: ciliumAddresses,
	notes: [
		'Cilium hands connections to Envoy on the node that takes them, with the source that they have: traffic policy Cluster of its own Service suits, unless another node has replaced the source before.',
		'Leave the number of trusted hops at 0, and ingressController.useRemoteAddress, where its chart has that, at true, the defaults: with any number Envoy believes X-Forwarded-Proto of everybody, and with useRemoteAddress false it also stops appending, so that clients choose the address.',
		balancerBefore,
		'Behind a balancer that sends PROXY headers set ingressController.enableProxyProtocol of its chart. It then takes connections with a PROXY header only, and believes that of everybody: let only the balancer connect.',
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
		...ciliumSources,
	],
} as const satisfies LoadBalancer;
