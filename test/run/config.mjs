// How ava runs test files that need Node and npm only.
import { bundle } from './bundle.mjs';

/** Programs of the workshop that tests start. */
const programs = ['cluster', 'ct', 'refresh-cdn', 'stale', 'start'].map((name) => `scripts/${name}.ts`);

// What is bundled here does not change while `--watch` runs.
const watching = process.argv.some((arg) => arg === '--watch' || arg === '-w');

const compiledEach = { extensions: { ts: 'module' }, nodeArguments: ['--import=tsx'] };

const compiledOnce = async (files) => ({
	extensions: { ts: 'commonjs' },
	require: ['./test/run/load.cjs'],
	environmentVariables: { TEST_BUNDLES: await bundle([...files, ...programs]) },
});

/** The configuration for test files, given by their paths below the repository. */
export async function configOf(files) {
	const compiled = watching ? compiledEach : await compiledOnce(files);
	return { files, workerThreads: false, timeout: '5m', ...compiled };
}
