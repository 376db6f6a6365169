// The switch from every strategy to every other, on a real API server: install, upgrade, rollback, uninstall.
import type { TestFn } from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import type { HelmMajor } from '../../scripts/tools/helm/releases.ts';
import { apply, liveObjects, type Release, rollback, settled, uninstall } from './release.ts';
import { namespace, restricted } from './support.ts';

const trustedIPs = ['10.0.0.0/8', 'fd00::/8'];

/** Values for each strategy, behind the one load balancer that has them all. */
export const strategies = {
	externalTrafficPolicy: { clientIp: { strategy: 'externalTrafficPolicy' } },
	proxyProtocol: { clientIp: { strategy: 'proxyProtocol', trustedIPs } },
	httpHeaders: { clientIp: { strategy: 'httpHeaders', trustedIPs } },
	none: { clientIp: { strategy: 'none' } },
} as const;

export type Strategy = keyof typeof strategies;
const names = Object.keys(strategies) as Strategy[];

/** Declares the tests for one Helm, one after the other: each takes both cores for a moment anyway. */
export function switchTests(test: TestFn, major: HelmMajor): void {
	const fresh = new Map<Strategy, Record<string, unknown>>();
	const release = async (namespace: string): Promise<Release> => {
		const { helm3, helm4 } = await helms();
		return { helm: major === 3 ? helm3 : helm4, namespace, name: 'kong' };
	};

	for (const strategy of names) {
		test.serial(
			`Helm ${major} installs ${strategy}, upgrades it to itself without a change, uninstalls it`,
			async (t) => {
				const made = await release(await namespace(t, restricted));
				await apply(t, made, 'install', strategies[strategy]);
				const before = await liveObjects(t, made);
				fresh.set(strategy, settled(before));
				await apply(t, made, 'upgrade', strategies[strategy]);
				const after = await liveObjects(t, made);
				t.deepEqual(settled(after), settled(before));
				t.deepEqual(
					after.map(({ kind, metadata }) => [kind, metadata.uid, metadata.generation]),
					before.map(({ kind, metadata }) => [kind, metadata.uid, metadata.generation]),
				);
				await uninstall(t, made);
			},
		);
	}

	for (const from of names) {
		for (const to of names.filter((name) => name !== from)) {
			test.serial(`Helm ${major} switches from ${from} to ${to} and back`, async (t) => {
				const made = await release(await namespace(t, restricted));
				t.notDeepEqual(fresh.get(from), fresh.get(to), 'the two strategies look alike');
				await apply(t, made, 'install', strategies[from]);
				await apply(t, made, 'upgrade', strategies[to]);
				t.deepEqual(settled(await liveObjects(t, made)), fresh.get(to), `unlike a new release of ${to}`);
				await rollback(t, made, 1);
				t.deepEqual(settled(await liveObjects(t, made)), fresh.get(from), `unlike a new release of ${from}`);
				await uninstall(t, made);
			});
		}
	}
}
