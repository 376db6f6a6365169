// Programs of others through which a release is installed, at pinned versions, from their Go modules.
import { goProgram } from '../../scripts/chart-testing/tools.ts';
import type { GoProgram } from '../../scripts/chart-testing/versions.ts';

/** Its `registry serve` is an OCI registry on loopback. */
const crane: GoProgram = {
	name: 'crane',
	module: 'github.com/google/go-containerregistry',
	version: 'v0.22.1',
	package: 'github.com/google/go-containerregistry/cmd/crane',
};

const krew: GoProgram = {
	name: 'krew',
	module: 'sigs.k8s.io/krew',
	version: 'v0.4.3',
	package: 'sigs.k8s.io/krew/cmd/krew',
};

/** The program's path; built once. */
const pathOf = async (program: GoProgram) => `${await goProgram(program)}/${program.name}`;

export const cranePath = (): Promise<string> => pathOf(crane);
export const krewPath = (): Promise<string> => pathOf(krew);
