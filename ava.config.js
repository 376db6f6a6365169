// `npm test`: all tests that need Node and npm only. The heavier ones have configurations of their own.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { bundle } from './test/run/bundle.mjs';

const elsewhere = ['cluster', 'dataplane', 'hook', 'packets', 'pods'];

/** Test files, and programs of the workshop that tests start. */
const tests = readdirSync('test', { recursive: true })
	.filter((name) => name.endsWith('.test.ts') && !elsewhere.includes(name.split(sep)[0]))
	.map((name) => join('test', name));
const programs = ['cluster', 'ct', 'refresh-cdn', 'stale', 'start'].map((name) => `scripts/${name}.ts`);

// What is bundled here does not change while `--watch` runs.
const watching = process.argv.some((arg) => arg === '--watch' || arg === '-w');

export default {
	files: tests,
	workerThreads: false,
	timeout: '5m',
	...(watching
		? { extensions: { ts: 'module' }, nodeArguments: ['--import=tsx'] }
		: {
				extensions: { ts: 'commonjs' },
				require: ['./test/run/load.cjs'],
				environmentVariables: { TEST_BUNDLES: await bundle([...tests, ...programs]) },
			}),
};
