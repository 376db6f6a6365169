// What is made of every Service, Ingress and Gateway of a cluster, by each controller that looks at it.
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { controllersFor, type Hints } from './family.ts';
import type { Balancer, Controller, HealthCheck, Made } from './types.ts';

/** An object, as one controller reads it; null where nobody knows which controllers there are. */
export interface Reading {
	readonly object: KubeObject;
	readonly controller: Controller | null;
	readonly made: Made | null;
}

/** Kinds of objects of which controllers make balancers. */
export const FRONT_KINDS = ['Service', 'Ingress', 'Gateway'] as const;

/**
 * Reads all objects of which a balancer could be made, in their order.
 * @param settings how controllers are set up other than they ship; see {@link Cluster}.
 */
export function readBalancers(
	inventory: Inventory,
	hints: Hints = {},
	settings: { readonly [name: string]: string } = {},
): readonly Reading[] {
	const controllersOf = controllersFor(inventory, hints);
	const cluster = { inventory, settings };
	return [...ofKind(inventory, ...FRONT_KINDS)]
		.sort((a, b) => a.index - b.index)
		.flatMap((object): Reading[] => {
			const looking = controllersOf(object);
			if (looking.length === 0) return [{ object, controller: null, made: null }];
			return looking.map((controller) => ({ object, controller, made: controller.make(object, cluster) }));
		});
}

/** A reading for programs, in the words of the controllers; null where nothing is known. */
export interface BalancerView {
	/** `Service/namespace/name`. */
	readonly object: string;
	readonly controller: string | null;
	readonly outcome: Made['outcome'] | null;
	readonly product: string | null;
	readonly scheme: string | null;
	readonly ports: readonly PortView[];
	readonly sourceRanges: readonly string[];
	readonly message: string | null;
	/** The balancer in front of this one, where the controller makes two. */
	readonly front?: Omit<BalancerView, 'object' | 'controller' | 'outcome' | 'message'>;
}

export interface PortView {
	readonly port: number;
	readonly frontend: string;
	readonly backend: string;
	readonly proxyProtocol: 0 | 1 | 2 | null;
	readonly targets: string | null;
	readonly keepsClientAddress: boolean | null;
	readonly healthCheck: HealthCheck | null;
}

/** How a reading is printed. */
export function viewOf({ object, controller, made }: Reading): BalancerView {
	return {
		object: `${object.kind}/${object.namespace || 'default'}/${object.name}`,
		controller: controller?.name ?? null,
		outcome: made?.outcome ?? null,
		...balancerView(made?.outcome === 'balancer' ? made.balancer : null),
		message: made?.message ?? null,
	};
}

function balancerView(
	balancer: Balancer | null,
): Omit<BalancerView, 'object' | 'controller' | 'outcome' | 'message'> {
	if (balancer === null) return { product: null, scheme: null, ports: [], sourceRanges: [] };
	const { product, scheme, ports, sourceRanges, front } = balancer;
	return {
		product,
		scheme,
		ports: ports.map(
			({ port, frontend, backend, proxyProtocol, targets, keepsClientAddress, healthCheck }) => ({
				...{ port, frontend, backend, proxyProtocol, targets, keepsClientAddress, healthCheck },
			}),
		),
		sourceRanges,
		...(front ? { front: balancerView(front) } : {}),
	};
}
