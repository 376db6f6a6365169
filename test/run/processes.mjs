// The test files share a process for each core: what they load, and what the engine has compiled of it, costs more than most tests do.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Seconds that a file takes, with what it starts, where that is much more than a quarter of a second. They need not be exact. */
const seconds = {
	'findings/samples': 16,
	'chart/helm-test-faults': 8,
	'golden/golden': 6,
	'chart/each-value': 5,
	'chart/hostile-texts': 5,
	'chart/parity': 5,
	'chart/helm-test-run': 4,
	'check/products': 4,
	'cli/commands/probe': 4,
	'chart/forms': 3,
	'chart/newer-kong': 3,
	'chart/objects': 3,
	'check/records': 3,
	'cli/commands/validate-bad-input': 3,
	'cli/probe/page': 3,
	'cli/probe/program': 3,
	'readers/yaml/helm-agreement': 3,
	'catalogue/adding': 2,
	'catalogue/front': 2,
	'catalogue/render': 2,
	'chart/helm-test': 2,
	'chart/helm-test-environment': 2,
	'chart/network-policy': 2,
	'chart/notes': 2,
	'chart/refusals': 2,
	'chart/umbrella': 2,
	'check/invented-addresses': 2,
	'check/one-answer': 2,
	'check/random': 2,
	'cli/commands/import-bad-input': 2,
	'cli/hostile/commands': 2,
	examples: 2,
	'golden/check': 2,
	'plan/each-value': 2,
	'readers/yaml/quick': 2,
	'readers/yaml/read': 2,
	'remedy/applied': 2,
	'remedy/own-chart': 2,
	rooms: 2,
	'scripts/site/docs': 2,
	'trace/observations': 2,
	'validate/schema-refusals': 2,
	'validate/verdicts': 2,
	'values/published-types': 2,
	'balancer/observations': 1,
	'catalogue/product-ids': 1,
	'chart/ingress-controller': 1,
	'chart/kong-stand-in': 1,
	'chart/metadata': 1,
	'chart/namespace': 1,
	'chart/nulls': 1,
	'chart/streams': 1,
	'check/advice': 1,
	'check/cases': 1,
	'check/chart': 1,
	'cli/check/render': 1,
	'cli/commands/validate': 1,
	'cli/completion/usage': 1,
	'cli/hostile/growth': 1,
	'cli/report/documents': 1,
	'cli/validate/decided-once': 1,
	'contract/misfits': 1,
	'explain/property': 1,
	'explain/text': 1,
	'fuzz/kept': 1,
	'import/each-value': 1,
	'import/property': 1,
	'library/examples': 1,
	'operator/check': 1,
	'overlay/operator': 1,
	'overlay/overlay': 1,
	'plan/products': 1,
	'plan/property': 1,
	'remedy/many': 1,
	rows: 1,
	'validate/check-values': 1,
};

const weightOf = (file) => seconds[file.slice('test/'.length, -'.test.ts'.length)] ?? 0.25;

/** Whether a test needs the program or the library as they are built. They share a process, which builds them once. */
const needsBuild = (file) =>
	/support\/(built|library|program|shells)\.ts'/.test(readFileSync(join(root, file), 'utf8'));

/** The files for each process, so that all have about as much to do. */
function deal(files, count) {
	const [first, ...others] = Array.from({ length: count }, () => ({ weight: 0, files: [] }));
	const give = (hand, file) => {
		hand.files.push(file);
		hand.weight += weightOf(file);
	};
	const together = files.filter(needsBuild);
	for (const file of together) give(first, file);
	const hands = [first, ...others];
	const alike = files.filter((file) => !together.includes(file));
	for (const file of alike.toSorted((one, other) => weightOf(other) - weightOf(one))) {
		const [lightest] = hands.toSorted((one, other) => one.weight - other.weight);
		give(lightest, file);
	}
	return hands.map((hand) => hand.files.toSorted());
}

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
	const hands = deal(shared, Math.min(availableParallelism(), shared.length));
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
