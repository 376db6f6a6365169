// The test files share a process for each core: what they load, and what the engine has compiled of it, costs more than most tests do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quoted = (url) => JSON.stringify(String(url));
const runner = quoted(new URL('shared.mjs', import.meta.url));

/** They change PATH or another part of their process, or need it to themselves. */
const alone = [
	'cli/check/live',
	'scripts/chart-testing/tools',
	'scripts/cluster/build',
	'scripts/ct',
	'scripts/tools/helm/provide',
].map((name) => join('test', `${name}.test.ts`));

/** The name of a test file in titles: its path below `test/`. */
const nameOf = (file) =>
	relative('test', file)
		.replace(/\.test\.ts$/, '')
		.replaceAll(sep, ' › ');

/** esbuild's plugin by which a test file that shares its process gets the `test` that shared.mjs has for it. */
export const sharedTests = {
	name: 'shared-tests',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^ava$/ }, ({ importer }) => {
			const file = relative(root, importer);
			if (!file.endsWith('.test.ts') || alone.includes(file)) return undefined;
			return { path: nameOf(file), namespace: 'shared' };
		});
		onResolve({ filter: /^file:/, namespace: 'shared' }, ({ path }) => ({ path, external: true }));
		onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
			contents: `import { testsOf } from ${runner};\nexport default testsOf(${quoted(path)});`,
		}));
	},
};

/** Writes the modules that ava runs into the folder of the bundles, one for each process. Returns their paths in the order to start them. */
export function writeProcesses(files, bundles) {
	const write = (name, text) => {
		const path = join(bundles, 'processes', `${name}.mjs`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
		return relative(root, path);
	};
	const url = (file) => quoted(pathToFileURL(join(bundles, file.replace(/ts$/, 'mjs'))));
	const load = (file) => `\t[${quoted(nameOf(file))}, () => import(${url(file)})],\n`;
	const ownProcess = files.filter((file) => alone.includes(file));
	const shared = files.filter((file) => !alone.includes(file)).sort();
	// Dealt like cards: the files of a folder take about as long as each other.
	const hands = Array.from({ length: Math.min(availableParallelism(), shared.length) }, (_, hand) =>
		shared.filter((__, index) => index % availableParallelism() === hand),
	);
	return [
		...ownProcess.map((file) => write(file.replace(/\.test\.ts$/, ''), `import ${url(file)};\n`)),
		...hands.map((hand, index) =>
			write(
				`${index + 1}`,
				`import { runShared } from ${runner};\nawait runShared([\n${hand.map(load).join('')}]);\n`,
			),
		),
	];
}
