// Kong's listeners and port maps, as the text of kong.conf settings.
import type { Situation } from './situation.ts';

/** What a listener of each IP family takes connections on. */
export const wildcard = { IPv4: '0.0.0.0', IPv6: '[::]' } as const;

/** Flags of Kong 3.9's HTTP listeners that a user may set. */
export const listenFlags = [
	'http2',
	'deferred',
	'bind',
	'reuseport',
	'backlog=N',
	'ipv6only=on',
	'so_keepalive=…',
];

/** Matches those flags. `ipv6only=off` is none: one listener per family keeps IPv4 peers in their own form. */
export const listenFlagPattern =
	'^(http2|deferred|bind|reuseport|backlog=[0-9]+|ipv6only=on|so_keepalive=(on|off|[0-9a-z]*:[0-9a-z]*:[0-9]*))$';

interface Listener {
	readonly port: number;
	readonly ssl: boolean;
	readonly proxyProtocol: boolean;
	readonly parameters: readonly string[];
}

/** The text of KONG_PROXY_LISTEN: one entry per port and IP family; `off` where no port is enabled. */
export function proxyListen(situation: Situation): string {
	const { proxy, inCluster } = situation.values;
	const listeners: Listener[] = [];
	for (const [port, inner, ssl] of [
		[proxy.http, inCluster.http, false],
		[proxy.tls, inCluster.tls, true],
	] as const) {
		if (!port.enabled) continue;
		const parameters = port.parameters;
		listeners.push({ port: port.containerPort, ssl, proxyProtocol: situation.speaksProxy, parameters });
		if (situation.inCluster)
			listeners.push({ port: inner.containerPort, ssl, proxyProtocol: false, parameters });
	}
	return entries(listeners, situation) || 'off';
}

/** The text of KONG_STATUS_LISTEN. */
export function statusListen(situation: Situation): string {
	const port = situation.values.status.http.containerPort;
	return entries([{ port, ssl: false, proxyProtocol: false, parameters: [] }], situation);
}

/** The text of KONG_ADMIN_LISTEN. */
export function adminListen(situation: Situation): string {
	const { enabled, tls } = situation.values.admin;
	if (!enabled) return 'off';
	return entries(
		[{ port: tls.containerPort, ssl: true, proxyProtocol: false, parameters: tls.parameters }],
		situation,
	);
}

function entries(listeners: readonly Listener[], { values }: Situation): string {
	return listeners
		.flatMap(({ port, ssl, proxyProtocol, parameters }) => {
			const flags = [...(ssl ? ['ssl'] : []), ...(proxyProtocol ? ['proxy_protocol'] : []), ...parameters];
			return values.proxy.ipFamilies.map((family) =>
				[`${wildcard[family]}:${port}`, ...new Set(flags)].join(' '),
			);
		})
		.join(', ');
}

/** Container port behind the Service's TLS port. */
export function tlsTargetPort({ values, product, tlsEndsAtBalancer }: Situation): number {
	const { http, tls } = values.proxy;
	const plain = tlsEndsAtBalancer && !product.ingress && !product.gateway && http.enabled;
	return tls.overrideServiceTargetPort ?? (plain ? http.containerPort : tls.containerPort);
}

/**
 * The text of KONG_PORT_MAPS: which public port stands for which listener. Where TLS ends at the balancer, plain HTTP arrives from its
 * TLS port, so that is what Kong reports unless the balancer says otherwise in X-Forwarded-Port.
 */
export function portMaps(situation: Situation): string {
	const { proxy, inCluster } = situation.values;
	const { http, tls } = proxy;
	const plainPort =
		situation.tlsEndsAtBalancer || tlsTargetPort(situation) === http.containerPort
			? tls.servicePort
			: http.servicePort;
	const maps: string[] = [];
	if (http.enabled) maps.push(`${tls.enabled ? plainPort : http.servicePort}:${http.containerPort}`);
	if (tls.enabled) maps.push(`${tls.servicePort}:${tls.containerPort}`);
	if (situation.inCluster && http.enabled)
		maps.push(`${inCluster.http.servicePort}:${inCluster.http.containerPort}`);
	if (situation.inCluster && tls.enabled)
		maps.push(`${inCluster.tls.servicePort}:${inCluster.tls.containerPort}`);
	return maps.join(', ');
}
