// For a gateway among others: the objects among which changes to it are tried, and which others are so alike that the same plans help them.
import type { CheckedGateway } from '../check/check.ts';
import type { KubeObject } from '../cluster/objects.ts';
import type { Scene, Surroundings } from './judge.ts';

/** Narrows the scene for one gateway after the other: leaves out the others, their Services and the namespaces that are theirs alone. */
export function narrowedScenes(
	scene: Surroundings,
	each: readonly CheckedGateway[],
): (gateway: CheckedGateway) => Scene {
	const workloads = new Map(each.map(({ pod }) => [pod.workload, pod.workload]));
	const owners = ownersOf(each, workloads);
	const theirs = new Set([...workloads.keys()].map(({ namespace }) => namespace));
	const owned = grouped(scene.objects, (one) => owners.get(one));
	const shared = grouped(owned.get(undefined) ?? [], ({ namespace }) =>
		theirs.has(namespace) ? namespace : undefined,
	);
	return ({ pod: { workload }, ways }) => {
		const fronts = ways.flatMap(({ situation: { entrance } }) => entrance.front?.namespace ?? []);
		const sources = workload.made?.of.map(({ namespace }) => namespace) ?? [];
		const namespaces = new Set([undefined, workload.namespace, ...fronts, ...sources]);
		const objects = [...namespaces].flatMap((namespace) => shared.get(namespace) ?? []);
		const own = owned.get(workload) ?? [];
		return {
			...scene,
			objects: [...objects, ...own].sort((one, other) => one.index - other.index),
			tried: new Map(),
		};
	};
}

function grouped<Key>(
	objects: readonly KubeObject[],
	keyOf: (one: KubeObject) => Key,
): ReadonlyMap<Key, readonly KubeObject[]> {
	const groups = new Map<Key, KubeObject[]>();
	for (const one of objects) {
		const group = groups.get(keyOf(one));
		if (group) group.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}

/** The workload of each object that is one gateway's alone. A Service is, where the gateway shares nothing that leads to it. */
function ownersOf(
	each: readonly CheckedGateway[],
	workloads: ReadonlyMap<KubeObject, KubeObject>,
): ReadonlyMap<KubeObject, KubeObject> {
	const users = new Map<KubeObject, Set<KubeObject>>();
	const led = each.map((gateway) => ({ workload: gateway.pod.workload, leading: leadingTo(gateway) }));
	for (const { workload, leading } of led)
		for (const one of leading) users.set(one, (users.get(one) ?? new Set()).add(workload));
	const alone = led.filter(({ leading }) => leading.every((one) => users.get(one)?.size === 1));
	const services = alone.flatMap(({ workload, leading }) =>
		leading.filter(({ kind }) => kind === 'Service').map((one) => [one, workload] as const),
	);
	// What an operator makes is not in the scene; of what it is made of, the Gateway or DataPlane is nobody else's.
	const roots = [...workloads.keys()].flatMap((workload) =>
		workload.made ? [[workload.made.of[0], workload] as const] : [],
	);
	return new Map([...services, ...workloads, ...roots]);
}

/** The Services, Ingresses and Gateways that lead to a gateway. */
function leadingTo({ ways, inner }: CheckedGateway): readonly KubeObject[] {
	const entrances = [...ways.map(({ situation }) => situation.entrance), ...inner];
	return entrances.flatMap(({ service, front }) => [service, front]).filter((one) => one !== null);
}

/** Gateways with one likeness have the same settings, entrances of the same kind and the same faults: they differ in names. */
export function likenessOf({ pod, ways, inner, findings }: CheckedGateway): string {
	const led = ways.map(({ situation: { entrance, product, controller, front, cdn } }) => {
		const { service, front: before, ...kind } = entrance;
		return [kind, before?.kind, product?.id, controller, front.className, cdn?.header];
	});
	const faults = findings.map(({ code, severity, place }) => [code, severity, place?.path]);
	const settings = [pod.image, pod.env.values, [...pod.env.unknown], pod.annotations];
	return JSON.stringify([pod.workload.kind, settings, led, inner.map(({ ports }) => ports), faults]);
}
