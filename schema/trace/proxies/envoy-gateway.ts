// Envoy Gateway before Kong: what its ClientTrafficPolicy and BackendTrafficPolicy make of Envoy.
// Source: internal/gatewayapi/clienttrafficpolicy.go, internal/xds/translator/listener.go and internal/xds/translator/cluster.go of v1.5,
// https://github.com/envoyproxy/gateway.

import type { Envoy } from './envoy.ts';

/** What of both policies decides about the client's address, scheme and host. */
export interface EnvoyGateway {
	readonly clientIPDetection?: {
		readonly xForwardedFor?: {
			readonly numTrustedHops?: number;
			readonly trustedCIDRs?: readonly string[];
			readonly disableXForwardedForAppend?: boolean;
		};
		readonly customHeader?: { readonly name: string };
	};
	/** enableProxyProtocol, or proxyProtocol with `optional`. */
	readonly readsProxy?: Envoy['readsProxy'];
	readonly underscores?: 'Allow' | 'RejectRequest' | 'DropHeader';
	/** BackendTrafficPolicy: proxyProtocol.version. */
	readonly sends?: 1 | 2 | null;
}

const UNDERSCORES = { Allow: 'allow', RejectRequest: 'reject', DropHeader: 'drop' } as const;

/** The settings of Envoy; what is missing has the controller's default. */
export function envoyGatewaySettings({
	clientIPDetection,
	readsProxy = 'never',
	underscores = 'RejectRequest',
	sends = null,
}: EnvoyGateway): Envoy {
	const list = clientIPDetection?.xForwardedFor;
	const except = list?.disableXForwardedForAppend ? (list.trustedCIDRs ?? []) : [];
	return {
		usesRemote: clientIPDetection === undefined,
		hops: 0,
		appends: clientIPDetection?.customHeader ? false : { except },
		underscores: UNDERSCORES[underscores],
		readsProxy,
		sends,
	};
}
