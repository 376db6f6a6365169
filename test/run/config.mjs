// How ava runs test files that need Node and npm only.
import { bundle } from './bundle.mjs';
import { sharedTests, writeProcesses } from './processes.mjs';

/** Programs of the workshop that tests start. */
const programs = ['cluster', 'ct', 'refresh-cdn', 'stale', 'start'].map((name) => `scripts/${name}.ts`);

// What is bundled here does not change while `--watch` runs.
const watching = process.argv.some((arg) => arg === '--watch' || arg === '-w');

const compiledEach = { extensions: { ts: 'module' }, nodeArguments: ['--import=tsx'] };

/** A file that is named on the command line runs in a process of its own, where ava shows the line that fails. */
const named = process.argv
	.slice(2)
	.filter((_, index, args) => !/^(--config|--match|-m)$/.test(args[index - 1] ?? ''))
	.some((arg) => /(^|\/)test\/|\.ts\b/.test(arg));

/** Helm is written in Go: it is done sooner where it collects its garbage less often. */
const ofHelm = { GOGC: '400' };

async function compiledOnce(files) {
	const plugins = named ? [] : [sharedTests];
	const TEST_BUNDLES = await bundle([...files, ...programs], plugins);
	const environmentVariables = { TEST_BUNDLES, ...ofHelm };
	if (named)
		return { files, extensions: { ts: 'commonjs' }, require: ['./test/run/load.cjs'], environmentVariables };
	const processes = writeProcesses(files, TEST_BUNDLES);
	const order = (one, other) =>
		processes.findIndex((path) => one.endsWith(path)) - processes.findIndex((path) => other.endsWith(path));
	return { files: processes, sortTestFiles: order, environmentVariables };
}

/** The cores are busy with tests: threads that collect garbage beside a process would take time from another one. */
const nodeArguments = ['--single-threaded-gc'];

/** The configuration for test files, given by their paths below the repository. */
export async function configOf(files) {
	const compiled = watching ? { files, ...compiledEach } : await compiledOnce(files);
	return { workerThreads: false, timeout: '5m', nodeArguments, ...compiled };
}
