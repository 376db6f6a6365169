// Every values file that the chart ships for chart-testing, and the defaults, with both Helms.
import test from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { ciValues } from './chart-values.ts';
import { apply, helm, liveObjects, settled, uninstall } from './release.ts';
import { namespace, restricted } from './support.ts';

for (const [file, values] of [...ciValues(), ['no values file', {}] as const]) {
	test.serial(
		`${file} installs, passes helm test, upgrades to itself without a change, uninstalls`,
		async (t) => {
			for (const program of Object.values(await helms())) {
				const release = { helm: program, namespace: await namespace(t, restricted), name: 'kong' };
				await apply(t, release, 'install', values);
				const before = await liveObjects(t, release);
				// The pods run nothing here: what passes is that they are admitted, and that Helm finds their end.
				t.regex(await helm(t, release, ['test', release.name, '--timeout', '60s']), /Phase:\s+Succeeded/);
				await apply(t, release, 'upgrade', values);
				const after = await liveObjects(t, release);
				t.deepEqual(settled(after), settled(before));
				t.deepEqual(
					after.map(({ kind, metadata }) => [kind, metadata.uid, metadata.generation]),
					before.map(({ kind, metadata }) => [kind, metadata.uid, metadata.generation]),
				);
				await uninstall(t, release);
			}
		},
	);
}
