// What happens to gateways while clients send: an upgrade, a deletion, fewer of them.
import type { ExecutionContext } from 'ava';
import { apply, type Release } from '../cluster/release.ts';
import { eventually, kubectlPrints } from '../cluster/support.ts';

/** As much of a pod as the tests look at. */
interface Pod {
	readonly metadata: { readonly name: string };
	readonly spec: { readonly nodeName: string };
}

/** Makes it happen to a release with these values and pods, and returns the pods afterwards, when none ends any more. */
type Event = (t: ExecutionContext, release: Release, values: object, pods: readonly Pod[]) => Promise<Pod[]>;

export type EventName = 'a rolling upgrade' | 'the deletion of a pod' | 'a scale-down';

export const events: Readonly<Record<EventName, Event>> = {
	async 'a rolling upgrade'(t, release, values, pods) {
		await apply(t, release, 'upgrade', { ...values, podAnnotations: { revision: '2' } });
		return await awaitPods(t, release, 2, pods);
	},
	async 'the deletion of a pod'(t, release, _values, [first]) {
		if (!first) throw t.fail('no pod');
		await kubectlPrints(t, ['--namespace', release.namespace, 'delete', 'pod', first.metadata.name]);
		return await awaitPods(t, release, 2, [first]);
	},
	async 'a scale-down'(t, release, values) {
		await apply(t, release, 'upgrade', { ...values, replicaCount: 1 });
		return await awaitPods(t, release, 1);
	},
};

/** Waits until the release has so many gateways, ending ones included, and none of `gone` is among them. */
export function awaitPods(
	t: ExecutionContext,
	{ namespace }: Release,
	count: number,
	gone: readonly Pod[] = [],
): Promise<Pod[]> {
	const names = gone.map(({ metadata }) => metadata.name);
	const selector = 'app.kubernetes.io/component=gateway';
	const args = ['--namespace', namespace, 'get', 'pods', '--selector', selector, '--output', 'json'];
	return eventually(t, `${count} pods, none of them of ${names.join(', ') || 'others'}`, async () => {
		const pods: Pod[] = JSON.parse(await kubectlPrints(t, args)).items;
		const over = pods.some(({ metadata }) => names.includes(metadata.name));
		return pods.length === count && !over ? pods : undefined;
	});
}

/** The names of the nodes with one of the pods. */
export function nodesOf(pods: readonly Pod[]): string[] {
	return [...new Set(pods.map(({ spec }) => spec.nodeName))];
}
