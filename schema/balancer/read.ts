// What is made of every Service, Ingress and Gateway of a cluster, by each controller that looks at it.
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { madeAsTaken } from './class-shown.ts';
import type { Controller } from './controller.ts';
import { controllersFor, type Hints } from './family.ts';
import { withCheckRemark } from './http-checks.ts';
import { mended } from './mended.ts';
import { settingsIn } from './settings.ts';
import type { Balancer, HealthCheck, Made } from './types.ts';

/** An object, as one controller reads it; null where nobody knows which controllers there are. */
export interface Reading {
	readonly object: KubeObject;
	readonly controller: Controller | null;
	readonly made: Made | null;
	/** What the controller makes once its webhook has marked the object, whose author counts on that. */
	readonly meant?: Made | null;
	/** The balancer that there would be without what it refuses. */
	readonly mended?: Made | null;
}

/** Kinds of objects of which controllers make balancers. */
export const FRONT_KINDS = ['Service', 'Ingress', 'Gateway'] as const;

/** Reads one object, as each controller does that looks at it. */
export type Reader = (object: KubeObject) => readonly Reading[];

/**
 * A reader of the objects of a cluster.
 * @param settings how controllers are set up other than they ship; see {@link Cluster}.
 */
export function balancerReader(
	inventory: Inventory,
	hints: Hints = {},
	settings: { readonly [name: string]: string } = settingsIn(inventory),
): Reader {
	const controllersOf = controllersFor(inventory, hints);
	const cluster = { inventory, settings };
	const known = new Map<KubeObject, readonly Reading[]>();
	return (object) => {
		const before = known.get(object);
		if (before) return before;
		const readings = controllersOf(object).map((controller) => {
			const make = (one: KubeObject) => madeAsTaken(one, (taken) => controller.make(taken, cluster));
			const made = make(object);
			return {
				object,
				controller,
				made: withCheckRemark(made, object),
				meant: controller.meant?.(object, cluster) ?? null,
				mended: mended(made, object, make),
			};
		});
		known.set(object, readings);
		return readings;
	};
}

/** Reads all objects of which a balancer could be made, in their order. */
export function readBalancers(inventory: Inventory, reader: Reader): readonly Reading[] {
	return [...ofKind(inventory, ...FRONT_KINDS)]
		.sort((a, b) => a.index - b.index)
		.flatMap((object) => {
			const readings = reader(object);
			return readings.length > 0 ? readings : [{ object, controller: null, made: null }];
		});
}

/** The reading that counts: of the controller that makes a balancer, else of one that gives up; null where nobody looks. */
export function decisive(all: readonly Reading[]): Reading | null {
	const marked = all.find(({ meant }) => meant);
	const readings = marked?.meant ? [{ ...marked, made: marked.meant }] : all;
	const order = ['balancer', 'error', 'ignored'] as const;
	const outcomes = order.map((outcome) => readings.find(({ made }) => made?.outcome === outcome));
	return outcomes.find((one) => one !== undefined) ?? null;
}

/** A reading for programs, in the words of the controllers; null where nothing is known. */
export interface BalancerView extends BalancerParts {
	/** `Service/namespace/name`. */
	readonly object: string;
	readonly controller: string | null;
	readonly outcome: Made['outcome'] | null;
	readonly message: string | null;
	/** The balancer in front of this one, where the controller makes two. */
	readonly front?: BalancerParts;
}

interface BalancerParts {
	readonly product: string | null;
	readonly scheme: string | null;
	readonly ports: readonly PortView[];
	readonly sourceRanges: readonly string[];
}

interface PortView {
	readonly port: number;
	readonly frontend: string;
	readonly backend: string | null;
	readonly proxyProtocol: 0 | 1 | 2 | null;
	readonly targets: string | null;
	readonly keepsClientAddress: boolean | null;
	readonly healthCheck: HealthCheck | null;
}

/** How a reading is printed. */
export function viewOf({ object, controller, made }: Reading): BalancerView {
	const balancer = made?.outcome === 'balancer' ? made.balancer : null;
	return {
		object: `${object.kind}/${object.namespace || 'default'}/${object.name}`,
		controller: controller?.name ?? null,
		outcome: made?.outcome ?? null,
		...partsOf(balancer),
		...(balancer?.front ? { front: partsOf(balancer.front) } : {}),
		message: made?.message ?? null,
	};
}

function partsOf(balancer: Balancer | null): BalancerParts {
	if (balancer === null) return { product: null, scheme: null, ports: [], sourceRanges: [] };
	const { product, scheme, ports, sourceRanges } = balancer;
	return {
		product,
		scheme,
		ports: ports.map(
			({ port, frontend, backend, proxyProtocol, targets, keepsClientAddress, healthCheck }) => ({
				...{ port, frontend, backend, proxyProtocol, targets, keepsClientAddress, healthCheck },
			}),
		),
		sourceRanges,
	};
}
