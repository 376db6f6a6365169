// Which of several objects that describe the same pods describes them: the controller if it exists, else one object that it made.
import type { Inventory } from './inventory.ts';
import { at, items, type KubeObject, text, texts } from './objects.ts';

/**
 * The workloads without those that another of them made: pods of a Deployment that is there, ReplicaSets of former revisions, and all
 * but one of what a controller made that is not there.
 * @param workloads of the kinds in `kinds` only.
 */
export function withoutCopies(
	workloads: readonly KubeObject[],
	kinds: readonly string[],
	{ byKind }: Inventory,
): KubeObject[] {
	const there = new Set(kinds.flatMap((kind) => (byKind.get(kind) ?? []).map(keyOf)));
	const spokenFor = new Set<string>();
	return workloads.filter((workload) => {
		const owner = items(at(workload.body, 'metadata', 'ownerReferences')).find((one) =>
			kinds.includes(text(at(one, 'kind')) ?? ''),
		);
		if (owner === undefined) return true;
		// A former revision, kept for a rollback.
		if (at(workload.body, 'spec', 'replicas') === 0) return false;
		const keys = ownersOf(workload, owner);
		if (keys.some((key) => there.has(key))) return false;
		const last = keys.at(-1) ?? '';
		if (spokenFor.has(last)) return false;
		spokenFor.add(last);
		return true;
	});
}

function keyOf({ kind, namespace, name }: KubeObject): string {
	return `${kind}/${namespace}/${name}`;
}

// The owner and what owns that: a ReplicaSet is named for its Deployment or Rollout, with the hash behind that its pods have as a label.
function ownersOf({ namespace, body }: KubeObject, owner: unknown): string[] {
	const name = text(at(owner, 'name')) ?? '';
	const own = `${text(at(owner, 'kind'))}/${namespace}/${name}`;
	const labels = texts(at(body, 'metadata', 'labels'));
	const hash = labels['pod-template-hash'] ?? labels['rollouts-pod-template-hash'];
	if (at(owner, 'kind') !== 'ReplicaSet') return [own];
	const maker = name.endsWith(`-${hash}`) ? name.slice(0, -`-${hash}`.length) : name;
	return [own, `Rollout/${namespace}/${maker}`, `Deployment/${namespace}/${maker}`];
}
