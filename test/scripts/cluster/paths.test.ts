// Names that may become a folder which `down` deletes.
import test from 'ava';
import { clusterPaths, clustersDirectory } from '../../../scripts/cluster/paths.ts';

test('a cluster lies in a folder of its name', (t) => {
	t.is(clusterPaths('one').directory, `${clustersDirectory}/one`);
});

for (const name of ['', '.', '..', 'a/b', '-a', 'a-', 'A', 'bin', 'x'.repeat(31)]) {
	test(`${JSON.stringify(name)} is refused`, (t) => {
		t.throws(() => clusterPaths(name), {
			name: 'UserError',
			message: `${JSON.stringify(name)} cannot name a cluster: use 1 to 30 lower-case letters, digits and hyphens, and not "bin".`,
		});
	});
}
