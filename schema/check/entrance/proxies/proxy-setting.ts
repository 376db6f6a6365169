// How each proxy is told to read PROXY headers, in the words of its own documentation.

import type { LoadBalancerId } from '../../../catalogue/index.ts';
import type { KubeObject } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';

/** What switches it on, and what is set beside it. */
interface ReadsProxy {
	readonly by: string;
	readonly beside?: string;
}

const ADDRESSES = "the load balancer's addresses";

const SETTINGS: { readonly [id in LoadBalancerId]?: ReadsProxy } = {
	'ingress-nginx': { by: 'use-proxy-protocol: "true"', beside: `proxy-real-ip-cidr: ${ADDRESSES}` },
	traefik: { by: `proxyProtocol.trustedIPs of its entry points to ${ADDRESSES}` },
	'haproxy-ingress': { by: 'use-proxy-protocol: "true"' },
	'haproxy-technologies': { by: `proxy-protocol: ${ADDRESSES}` },
	'nginx-ingress-f5': {
		by: 'proxy-protocol: "True"',
		beside: `real-ip-header: "proxy_protocol", set-real-ip-from: ${ADDRESSES}`,
	},
	'nginx-gateway-fabric': {
		by: 'rewriteClientIP.mode: ProxyProtocol',
		beside: `trustedAddresses: ${ADDRESSES}`,
	},
	'envoy-gateway': { by: 'proxyProtocol: {} in a ClientTrafficPolicy for its Gateway' },
	'istio-gateway': { by: 'gatewayTopology.proxyProtocol: {} in its proxy configuration' },
	contour: { by: '--use-proxy-protocol' },
	'cilium-ingress': { by: 'enable-ingress-proxy-protocol: "true"' },
	'cilium-gateway': { by: 'enable-gateway-api-proxy-protocol: "true"' },
};

/** What switches the reading of PROXY headers on, in which object; and with what beside that, where somebody has yet to set it. */
export function proxySetting(id: LoadBalancerId, config: KubeObject | null) {
	const { by, beside } = SETTINGS[id] ?? { by: 'its setting for PROXY headers' };
	const where = config ? ` in ${config.kind}/${config.name}` : '';
	return { by: by + where, whole: `${[by, ...(beside ? [beside] : [])].join(' and ')}${where}` };
}

/** Entries of ConfigMaps by which proxies read PROXY headers of everybody. */
const ENTRIES: { readonly [id in LoadBalancerId]?: string } = {
	'ingress-nginx': 'use-proxy-protocol',
	'haproxy-ingress': 'use-proxy-protocol',
	'cilium-ingress': 'enable-ingress-proxy-protocol',
	'cilium-gateway': 'enable-gateway-api-proxy-protocol',
};

/** The entry of a ConfigMap, where one alone is enough. */
export function readsProxyBy(
	id: LoadBalancerId,
	config: KubeObject,
): readonly { readonly place: Place; readonly value: string }[] {
	const entry = ENTRIES[id];
	return entry ? [{ place: fieldPlace(config, 'data', entry), value: 'true' }] : [];
}
