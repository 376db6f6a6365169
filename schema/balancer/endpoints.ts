// Where the pods of a Service run, and which nodes there are: what controllers without a cloud decide by.
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../cluster/objects.ts';
import type { Service } from './service.ts';

/** One endpoint of a Service, as an EndpointSlice tells it. */
interface Endpoint {
	/** Empty where the slice names none. */
	readonly node: string;
	/** Missing conditions are undefined. */
	readonly ready: boolean | undefined;
	readonly serving: boolean | undefined;
	/** Whether it stands for a pod. */
	readonly isPod: boolean;
}

/** The endpoints of a Service; null where the input has no EndpointSlice of it, so that nothing is known. */
export function endpointsOf(inventory: Inventory, service: Service): readonly Endpoint[] | null {
	const slices = ofKind(inventory, 'EndpointSlice').filter(
		(slice) =>
			sameNamespace(slice, service.object) &&
			texts(at(slice.body, 'metadata', 'labels'))['kubernetes.io/service-name'] === service.name,
	);
	if (slices.length === 0) return null;
	return slices
		.flatMap(({ body }) => items(at(body, 'endpoints')))
		.filter((one) => items(at(one, 'addresses')).length > 0)
		.map((one) => ({
			node: text(at(one, 'nodeName')) ?? '',
			ready: flag(at(one, 'conditions', 'ready')),
			serving: flag(at(one, 'conditions', 'serving')),
			isPod: at(one, 'targetRef', 'kind') === 'Pod',
		}));
}

const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

const namespaceOf = ({ namespace }: KubeObject) => namespace || 'default';

const sameNamespace = (one: KubeObject, other: KubeObject) => namespaceOf(one) === namespaceOf(other);

/** A node, with what controllers leave it out by. */
export interface ClusterNode {
	readonly name: string;
	readonly labels: { readonly [name: string]: string };
	readonly networkUnavailable: boolean;
	/** `InternalIP`, `ExternalIP`, `Hostname`. */
	readonly addresses: readonly { readonly type: string; readonly address: string }[];
}

/** The nodes; null where the input has none, so that nothing is known. */
export function nodesOf(inventory: Inventory): readonly ClusterNode[] | null {
	const nodes = ofKind(inventory, 'Node');
	if (nodes.length === 0) return null;
	return nodes.map(({ name, body }) => ({
		name,
		labels: texts(at(body, 'metadata', 'labels')),
		networkUnavailable: items(at(body, 'status', 'conditions')).some(
			(one) => at(one, 'type') === 'NetworkUnavailable' && at(one, 'status') === 'True',
		),
		addresses: items(at(body, 'status', 'addresses')).flatMap((one) => {
			const [type, address] = [text(at(one, 'type')), text(at(one, 'address'))];
			return type && address ? [{ type, address }] : [];
		}),
	}));
}
