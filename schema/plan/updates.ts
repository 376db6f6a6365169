// What the controllers do with each Service, Ingress and Gateway when objects change: one reading for each controller that looks at it.

import type { Controller, State, Update } from '../balancer/controller.ts';
import { controllersFor, type Hints } from '../balancer/family.ts';
import { type BalancerView, FRONT_KINDS, viewOf } from '../balancer/read.ts';
import { settingsIn } from '../balancer/settings.ts';
import type { Cluster, Made } from '../balancer/types.ts';
import { updateOf } from '../balancer/update.ts';
import { type Inventory, inventory, ofKind } from '../cluster/inventory.ts';
import type { KubeObject } from '../cluster/objects.ts';

/** What one controller does with an object; without a controller where nobody knows which ones look at it. */
export interface UpdateReading {
	/** As it is afterwards, or as it was where it is gone. */
	readonly object: KubeObject;
	readonly controller: Controller | null;
	/** What it made of the object before; what it would make of it now if there were no balancer; and what there is after the update. */
	readonly was: Made | null;
	readonly fresh: Made | null;
	readonly made: Made | null;
	readonly update: Update | null;
}

/** One side of a change. */
export interface Objects {
	readonly objects: readonly KubeObject[];
	readonly hints: Hints;
	/** How controllers are set up, beside what their own workloads among the objects say. */
	readonly settings?: Cluster['settings'];
	/** Whether what no object shows is taken to be there: a Secret, a subnet of the cloud, a setting of the controller. */
	readonly assumes?: boolean;
}

/** What follows for every object in front that one of the sides has, in the order of the side before, then of the side after. */
export function updatesOf(before: Objects, after: Objects): UpdateReading[] {
	const [old, now] = [side(before), side(after)];
	const names = [...new Set([...old.fronts.keys(), ...now.fronts.keys()])];
	return names.flatMap((name): UpdateReading[] => {
		const [was, is] = [old.fronts.get(name) ?? null, now.fronts.get(name) ?? null];
		const object = (is ?? was) as KubeObject;
		const controllers = [...new Set([...looking(old, was), ...looking(now, is)])];
		if (controllers.length === 0)
			return [{ object, controller: null, was: null, fresh: null, made: null, update: null }];
		return controllers.map((controller) => {
			const [from, to] = [stateOf(controller, was, old), stateOf(controller, is, now)];
			const { made, update } = updateOf(controller, from, to);
			return { object, controller, was: from.made, fresh: to.made, made, update };
		});
	});
}

interface Side {
	readonly cluster: Cluster;
	readonly fronts: ReadonlyMap<string, KubeObject>;
	readonly controllersOf: (object: KubeObject) => readonly Controller[];
	readonly assumes: boolean;
}

function side({ objects, hints, settings, assumes = false }: Objects): Side {
	const all: Inventory = inventory(objects);
	const fronts = [...ofKind(all, ...FRONT_KINDS)].sort((a, b) => a.index - b.index);
	return {
		cluster: { inventory: all, settings: { ...settingsIn(all), ...settings } },
		// Of two objects of one name the later one is applied last.
		fronts: new Map(fronts.map((object) => [nameOf(object), object])),
		controllersOf: controllersFor(all, hints),
		assumes,
	};
}

const nameOf = ({ kind, namespace, name }: KubeObject) => `${kind}/${namespace || 'default'}/${name}`;

const looking = ({ controllersOf }: Side, object: KubeObject | null) => (object ? controllersOf(object) : []);

function stateOf({ make }: Controller, object: KubeObject | null, { cluster, assumes }: Side): State {
	if (!object) return { object, cluster, made: { outcome: 'ignored', message: null, remarks: [] } };
	const made = make(object, cluster);
	return { object, cluster, made: assumes ? provided(made) : made };
}

/** What is made if all is there that no object shows. */
function provided(made: Made): Made {
	return made.outcome === 'error' && made.unless ? provided(made.unless.made) : made;
}

/** A reading for programs: the state afterwards, and how the balancer comes to it. */
export interface UpdateView extends BalancerView {
	/** Null where nothing is known. */
	readonly update: Update | null;
}

/** How a reading is printed. */
export function updateViewOf({ object, controller, made, update }: UpdateReading): UpdateView {
	const { changes = [], ignored = [], recreated = false } = update ?? {};
	return {
		...viewOf({ object, controller, made }),
		update: update && { changes, ignored, recreated },
	};
}
