// Cilium's Gateway API in front of Kong.
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
	title: 'Cilium Gateway API',
	aliases: { ciliumgateway: 1, ciliumgatewayapi: 1 },
	recognised: {
		controllers: ['io.cilium/gateway-controller'],
		program: {
			fronts: 'routes',
			controller: '^io\\.cilium/',
			className: '^cilium$',
			image: '(^|/)cilium(-envoy)?([:@]|$)',
			service: '^cilium-gateway-.*$',
			readsProxy: {
				by: 'enable-gateway-api-proxy-protocol: "true"',
				entry: 'enable-gateway-api-proxy-protocol',
			},
		},
	},
	designedFor: "Kong behind a Gateway that Cilium's own Envoy serves",
	gateway: { gatewayClassName: 'cilium', route: 'HTTPRoute' },
	find: ciliumAddresses,
	notes: [
		'Cilium hands connections to Envoy on the node that takes them, with the source that they have: traffic policy Cluster of its own Service suits, unless another node has replaced the source before.',
		'Leave gatewayAPI.xffNumTrustedHops of its chart at 0, and gatewayAPI.useRemoteAddress, where its chart has that, at true, the defaults: with any number Envoy believes X-Forwarded-Proto of everybody, and with useRemoteAddress false it also stops appending, so that clients choose the address.',
		balancerBefore,
		'Behind a balancer that sends PROXY headers set gatewayAPI.enableProxyProtocol of its chart. It then takes connections with a PROXY header only, and believes that of everybody: let only the balancer connect.',
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
			'Cilium: Gateway API support',
			'https://github.com/cilium/cilium/blob/main/Documentation/network/servicemesh/gateway-api/gateway-api.rst',
		),
		...ciliumSources,
	],
} as const satisfies LoadBalancer;
