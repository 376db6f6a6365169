// The listeners of a Gateway and of its ListenerSets: which count, and which routes attach to them.

import { selects } from '../../../cluster/label-selector.ts';
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { Cluster } from '../../types.ts';
import { gate } from './flags.ts';
import { filled, keyOf, namespaceLabels } from './lookup.ts';

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

/** Kinds of routes that a balancer can serve. */
export const kinds = {
	nlb: ['TCPRoute', 'TLSRoute', 'UDPRoute'],
	alb: ['HTTPRoute', 'GRPCRoute'],
} as const;
const protocols = { nlb: ['TCP', 'UDP', 'TLS'], alb: ['HTTP', 'HTTPS'] } as const;
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

/** Whether a reference means a Gateway or ListenerSet; where it names a namespace, that may be one whose manifest names none. */
export function attachesTo(reference: unknown, namespace: string, parent: KubeObject): boolean {
	const kind = text(at(reference, 'kind')) ?? 'Gateway';
	const given = text(at(reference, 'namespace'));
	const near = (given ?? namespace) === parent.namespace || (given !== undefined && parent.namespace === '');
	return near && kind === parent.kind && at(reference, 'name') === parent.name;
}

/** Whether a Gateway or listener lets in what lives in a namespace. */
export function allows(
	from: string,
	selector: unknown,
	namespace: string,
	parent: string,
	cluster: Cluster,
): boolean {
	if (from === 'All') return true;
	// A reference got here from a namespace that is not the parent's only by naming the parent's.
	if (from === 'Same') return namespace === parent || namespace === '' || parent === '';
	if (from !== 'Selector' || !selector) return false;
	const labels = namespaceLabels(cluster, namespace);
	// Labels of a namespace that is not among the objects are unknown.
	return labels === undefined || selects(selector, labels);
}
