// The listeners of a Gateway and of its ListenerSets: which count, and which routes attach to them.
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import type { Cluster } from '../../types.ts';
import { gate } from './flags.ts';
import { filled, keyOf, ofCluster, sameNamespace, selects, textsOf } from './lookup.ts';

export interface GatewayListener {
	/** Gateway or ListenerSet. */
	readonly parent: KubeObject;
	readonly name: string;
	readonly port: number;
	/** `TCP`, `UDP`, `TLS`, `HTTP`, `HTTPS`. */
	readonly protocol: string;
	readonly hostname: string | undefined;
	readonly body: unknown;
	/** Place in the list of the parent. */
	readonly index: number;
	readonly valid: boolean;
}

export interface Attached {
	readonly route: KubeObject;
	/** Hosts that the listeners of the port and the route have in common; empty for any. */
	readonly hostnames: readonly string[];
}

const kinds = {
	nlb: ['TCPRoute', 'TLSRoute', 'UDPRoute'],
	alb: ['HTTPRoute', 'GRPCRoute'],
} as const;
const protocols = { nlb: ['TCP', 'UDP', 'TLS'], alb: ['HTTP', 'HTTPS'] } as const;
const kindsOfProtocol: { readonly [protocol: string]: readonly string[] } = {
	TCP: ['TCPRoute'],
	UDP: ['UDPRoute'],
	TLS: ['TLSRoute', 'TCPRoute'],
	HTTP: ['HTTPRoute'],
	HTTPS: ['HTTPRoute', 'GRPCRoute'],
};

/** All listeners, with the verdict of the controller on each. */
export function listenersOf(
	gateway: KubeObject,
	product: 'nlb' | 'alb',
	cluster: Cluster,
): GatewayListener[] {
	const parents = [gateway, ...listenerSets(gateway, cluster)];
	const seen: GatewayListener[] = [];
	for (const parent of parents)
		for (const [index, body] of items(at(parent.body, 'spec', 'listeners')).entries()) {
			const port = at(body, 'port');
			const listener = {
				parent,
				name: text(at(body, 'name')) ?? '',
				port: typeof port === 'number' ? port : 0,
				protocol: text(at(body, 'protocol')) ?? '',
				hostname: filled(at(body, 'hostname')),
				body,
				index,
			};
			seen.push({ ...listener, valid: isValid(listener, product, seen) });
		}
	return seen;
}

function isValid(
	listener: Omit<GatewayListener, 'valid'>,
	product: 'nlb' | 'alb',
	before: readonly GatewayListener[],
) {
	const { port, protocol, hostname, body } = listener;
	const asked = items(at(body, 'allowedRoutes', 'kinds')).map((one) => text(at(one, 'kind')) ?? '');
	if (asked.some((kind) => !(kinds[product] as readonly string[]).includes(kind))) return false;
	if (port < 1 || port > 65535 || !(protocols[product] as readonly string[]).includes(protocol)) return false;
	const first = before.find(
		(one) => one.port === port && (protocols[product] as readonly string[]).includes(one.protocol),
	);
	const mixed = first && first.protocol !== protocol;
	if (mixed && ![first.protocol, protocol].every((one) => one === 'TCP' || one === 'UDP')) return false;
	return hostname === undefined || !before.some((one) => one.port === port && one.hostname === hostname);
}

function listenerSets(gateway: KubeObject, cluster: Cluster): KubeObject[] {
	if (!gate(cluster, 'GatewayListenerSet', true)) return [];
	const allowed = at(gateway.body, 'spec', 'allowedListeners', 'namespaces');
	const created = (one: KubeObject) => text(at(one.body, 'metadata', 'creationTimestamp')) ?? '';
	return (cluster.inventory.byKind.get('ListenerSet') ?? [])
		.filter((set) => {
			const from = text(at(allowed, 'from')) ?? 'None';
			return (
				attachesTo(at(set.body, 'spec', 'parentRef'), set.namespace, gateway) &&
				allows(from, at(allowed, 'selector'), set.namespace, gateway.namespace, cluster)
			);
		})
		.sort((a, b) => compare(created(a), created(b)) || compare(keyOf(a), keyOf(b)));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function attachesTo(reference: unknown, namespace: string, parent: KubeObject): boolean {
	const kind = text(at(reference, 'kind')) ?? 'Gateway';
	const there = text(at(reference, 'namespace')) ?? namespace;
	return (
		kind === parent.kind && at(reference, 'name') === parent.name && sameNamespace(there, parent.namespace)
	);
}

function allows(
	from: string,
	selector: unknown,
	namespace: string,
	parent: string,
	cluster: Cluster,
): boolean {
	if (from === 'All') return true;
	if (from === 'Same') return sameNamespace(namespace, parent);
	if (from !== 'Selector' || !selector) return false;
	const object = ofCluster(cluster, 'Namespace', namespace);
	// Labels of a namespace that is not among the objects are unknown.
	if (!object) return true;
	const labels = texts(at(object.body, 'metadata', 'labels'));
	return selects(selector, { 'kubernetes.io/metadata.name': namespace, ...labels });
}

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
		for (const listener of listeners) {
			if (!listener.valid || !attachesTo(reference, route.namespace, listener.parent)) continue;
			const [section, port] = [text(at(reference, 'sectionName')), at(reference, 'port')];
			if (section !== undefined && section !== listener.name) continue;
			if (typeof port === 'number' && port !== listener.port) continue;
			const hostnames = commonHosts(route, listener);
			if (hostnames === null || !accepts(listener, route, cluster)) continue;
			const before = ports.get(listener.port) ?? [];
			ports.set(listener.port, [...new Set([...before, ...hostnames])]);
		}
	return ports;
}

function accepts({ body, parent, protocol }: GatewayListener, route: KubeObject, cluster: Cluster): boolean {
	const allowed = at(body, 'allowedRoutes');
	const from = text(at(allowed, 'namespaces', 'from')) ?? 'Same';
	if (!allows(from, at(allowed, 'namespaces', 'selector'), route.namespace, parent.namespace, cluster))
		return false;
	const asked = items(at(allowed, 'kinds')).map((one) => text(at(one, 'kind')) ?? '');
	return (asked.length > 0 ? asked : (kindsOfProtocol[protocol] ?? [])).includes(route.kind);
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
