// The package as npm packs it: the program runs, the library can be imported, its types hold, and nothing else is in it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');

/** A folder in whose node_modules the packed package is, without its dependencies: it has none. */
async function withPackage(use: (folder: string, packed: string) => Promise<void>): Promise<void> {
	await withFolder(async (folder) => {
		const { stdout, stderr, exitCode } = await run('npm', ['pack', '--pack-destination', folder], {
			cwd: root,
		});
		if (exitCode !== 0) throw new Error(stderr);
		const home = join(folder, 'node_modules/kong-client-ip');
		await mkdir(home, { recursive: true });
		const archive = join(folder, stdout.trim());
		await run('tar', ['--extract', '--file', archive, '--directory', home, '--strip-components', '1']);
		await use(folder, stdout);
	});
}

const consumer = `import {
	checkManifests, checkValues, decide, explainText, importValues, NO_CIRCUMSTANCES, objectsOf, overlayOf, plan, printValues, readYaml, render,
	storyOf, trace, type Decision,
} from 'kong-client-ip';
import type { KongClientIpValues } from 'kong-client-ip/values';

const values: KongClientIpValues = { clientIp: { loadBalancer: 'aks', strategy: 'auto' } };
const decision: Decision = checkValues(values, 'kong');
const texts: string[] = decision.findings.map(render);
const policy: 'Local' | 'Cluster' | null = decide(values, 'kong').service.externalTrafficPolicy;
const story = storyOf(decision);
const pod = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'kong' }, spec: { containers: [{ name: 'proxy', image: 'kong:3.9' }] } };
const check = (made: unknown) => checkValues(made, 'kong').findings;
const { parts } = importValues(
	{ service: { spec: { externalTrafficPolicy: 'Local' } } }, 'traefik', { loadBalancer: 'metallb', strategy: null }, check,
);
const side = { values, decision };
console.log(JSON.stringify({
	policy,
	texts,
	trace: typeof trace,
	file: readYaml('a: on', 'a.yaml').value,
	explained: story && explainText(story).includes('honest'),
	gateways: checkManifests(objectsOf([pod]), NO_CIRCUMSTANCES).gateways.length,
	imported: parts && printValues(parts, 'traefik').includes('loadBalancer: metallb'),
	overlay: Object.keys(overlayOf(decision, 'kong/ingress').values),
	plan: plan(side, side, { release: 'kong', from: ['a.yaml'], to: ['b.yaml'], embedded: false }).verdict,
}));
`;

test('npm pack prints the file’s name alone, and what it packs works', async (t) => {
	await withPackage(async (folder, packed) => {
		// pre-commit takes the whole of it for a file name.
		t.regex(packed, /^kong-client-ip-\d+\.\d+\.\d+\.tgz\n$/);

		const home = join(folder, 'node_modules/kong-client-ip');
		const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
		t.is(manifest.dependencies, undefined);
		const { stdout } = await run(process.execPath, [join(home, manifest.bin['kong-client-ip']), '--version']);
		t.is(stdout, `${manifest.version}\n`);

		const { stdout: files } = await run('ls', ['-A', home]);
		t.deepEqual(files.trim().split('\n').sort(), [
			'LICENSE',
			'README.md',
			'chart',
			'dist',
			'package.json',
			'schema',
		]);

		const file = join(folder, 'consumer.mts');
		await writeFile(file, consumer);
		const program = ts.createProgram([file], {
			strict: true,
			module: ts.ModuleKind.NodeNext,
			moduleResolution: ts.ModuleResolutionKind.NodeNext,
			target: ts.ScriptTarget.ES2022,
			types: [],
			lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
		});
		const faults = ts
			.getPreEmitDiagnostics(program)
			.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
		t.deepEqual(faults, []);
		program.emit();
		const said = await run(process.execPath, [join(folder, 'consumer.mjs')]);
		t.deepEqual(JSON.parse(said.stdout), {
			policy: 'Local',
			texts: [],
			trace: 'function',
			file: { a: true },
			explained: true,
			gateways: 1,
			imported: true,
			overlay: ['gateway'],
			plan: 'nothing',
		});
	});
});
