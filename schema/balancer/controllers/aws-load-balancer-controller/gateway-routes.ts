// Which routes attach to which listeners of a Gateway, and for which hosts.

import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import type { Cluster } from '../../types.ts';
import { allows, attachesTo, type GatewayListener, kinds } from './gateway-listeners.ts';
import { textsOf } from './lookup.ts';

export interface Attached {
	readonly route: KubeObject;
	/** Hosts that the listeners of the port and the route have in common; empty for any. */
	readonly hostnames: readonly string[];
}

const kindsOfProtocol: { readonly [protocol: string]: readonly string[] } = {
	TCP: ['TCPRoute'],
	UDP: ['UDPRoute'],
	TLS: ['TLSRoute', 'TCPRoute'],
	HTTP: ['HTTPRoute'],
	HTTPS: ['HTTPRoute', 'GRPCRoute'],
};

/** The routes of each port that has any, by the listeners that count. */
export function routesByPort(
	listeners: readonly GatewayListener[],
	product: 'nlb' | 'alb',
	cluster: Cluster,
): ReadonlyMap<number, readonly Attached[]> {
	const found = new Map<number, Attached[]>();
	for (const kind of kinds[product])
		for (const route of cluster.inventory.byKind.get(kind) ?? [])
			for (const [port, hostnames] of portsOf(route, listeners, cluster))
				found.set(port, [...(found.get(port) ?? []), { route, hostnames }]);
	return found;
}

function portsOf(
	route: KubeObject,
	listeners: readonly GatewayListener[],
	cluster: Cluster,
): Map<number, string[]> {
	const ports = new Map<number, string[]>();
	for (const reference of items(at(route.body, 'spec', 'parentRefs')))
		for (const listener of listeners.filter((one) => names(reference, route, one))) {
			const hostnames = commonHosts(route, listener);
			if (hostnames === null || !accepts(listener, route, cluster)) continue;
			const before = ports.get(listener.port) ?? [];
			ports.set(listener.port, [...new Set([...before, ...hostnames])]);
		}
	return ports;
}

/** Whether a route's reference names the listener. */
function names(
	reference: unknown,
	route: KubeObject,
	{ valid, parent, name, port }: GatewayListener,
): boolean {
	if (!valid || !attachesTo(reference, route.namespace, parent)) return false;
	const section = text(at(reference, 'sectionName'));
	const wanted = at(reference, 'port');
	return (section === undefined || section === name) && (typeof wanted !== 'number' || wanted === port);
}

function accepts({ body, parent, protocol }: GatewayListener, route: KubeObject, cluster: Cluster): boolean {
	const allowed = at(body, 'allowedRoutes');
	const from = text(at(allowed, 'namespaces', 'from')) ?? 'Same';
	if (!allows(from, at(allowed, 'namespaces', 'selector'), route.namespace, parent.namespace, cluster))
		return false;
	const asked = items(at(allowed, 'kinds')).map((one) => text(at(one, 'kind')) ?? '');
	return (asked.length > 0 ? asked : (memberOf(kindsOfProtocol, protocol) ?? [])).includes(route.kind);
}

/** Hosts that a listener and a route have in common, empty for any; null where there are none. */
function commonHosts(route: KubeObject, { hostname }: GatewayListener): string[] | null {
	if (route.kind === 'TCPRoute' || route.kind === 'UDPRoute') return [];
	const hosts = textsOf(at(route.body, 'spec', 'hostnames'));
	if (hosts.length === 0) return hostname === undefined ? [] : [hostname];
	if (hostname === undefined) return [];
	const common = hosts.flatMap((host) => narrower(host, hostname) ?? []);
	return common.length > 0 ? common : null;
}

function narrower(one: string, other: string): string | null {
	if (one === other) return one;
	if (one.startsWith('*.') && other.endsWith(one.slice(1))) return other;
	return other.startsWith('*.') && one.endsWith(other.slice(1)) ? one : null;
}

/** Hosts of a route on a port: those in common with its listeners, else its own. */
export function hostsOf({ route, hostnames }: Attached): readonly string[] {
	if (hostnames.length > 0 || route.kind === 'TCPRoute' || route.kind === 'UDPRoute') return hostnames;
	return textsOf(at(route.body, 'spec', 'hostnames'));
}
