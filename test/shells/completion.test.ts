// Completion, tried by the shells themselves. A shell that is missing is a test that is skipped by its name.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { onPath } from '../../cli/io/on-path.ts';
import { withFolder } from '../support/helm.ts';
import { executable, program } from '../support/program.ts';
import { run } from '../support/run.ts';
import { bash, type CompletesLines, fish, kubectlCompletion, zsh } from '../support/shells.ts';

const cdns = ['akamai', 'azure-front-door', 'bunny', 'cloudflare', 'cloudfront', 'fastly'];
const commands = [
	'check',
	'completion',
	'explain',
	'help',
	'import',
	'load-balancers',
	'overlay',
	'plan',
	'probe',
	'schema',
	'validate',
	'version',
];

/** Behind `kong-client-ip `: a line with its cursor at the end, and all that its last word may be. */
const cases: readonly (readonly [line: string, words: readonly string[]])[] = [
	['val', ['validate']],
	['c', ['check', 'completion']],
	['help pl', ['plan']],
	['completion z', ['zsh']],
	['schema che', ['check']],
	['load-balancers hetz', ['hetzner']],
	['load-balancers aws-clb', ['aws-clb-http', 'aws-clb-tcp']],
	['check --cdn ', cdns],
	['probe --cdn cloud', ['cloudflare', 'cloudfront']],
	['check --load-balancer aws-clb', ['aws-clb-http', 'aws-clb-tcp']],
	['check --load-balancer unk', ['unknown']],
	['import a.yaml --load-balancer gke-passthrough-w', ['gke-passthrough-weighted']],
	['check a.yaml --cni calico', ['calico', 'calico-ebpf']],
	['check --verbo', ['--verbose']],
	['check --format j', ['json', 'junit']],
	['check --format=sa', ['--format=sarif']],
	['explain --format sv', ['svg']],
	['overlay --for kong/', ['kong/ingress', 'kong/kong']],
	['import --from kong/', ['kong/ingress', 'kong/kong']],
	['import --strategy prox', ['proxyProtocol']],
	['probe --manifest=h', ['--manifest=httproute']],
	['validate val', ['values-prod.yaml', 'values.yaml']],
	['validate --strict val', ['values-prod.yaml', 'values.yaml']],
	['explain -f values-', ['values-prod.yaml']],
	['plan --from values.yaml --to values-', ['values-prod.yaml']],
	['check --fix --output values-', ['values-prod.yaml']],
];

/** Nothing is offered, so the word stays what it is. */
const alone: readonly string[] = [
	'check --namespace val',
	'check --cdn zzz',
	'completion val',
	'probe --timeout val',
];

async function folderWithFiles(use: (folder: string) => Promise<void>): Promise<void> {
	await withFolder(async (folder) => {
		await mkdir(join(folder, 'work'));
		for (const name of ['values.yaml', 'values-prod.yaml']) await writeFile(join(folder, 'work', name), '');
		await use(folder);
	});
}

for (const [name, complete] of Object.entries<CompletesLines>({ bash, zsh, fish })) {
	const missing = [name, ...(name === 'fish' ? [] : ['script'])].filter((tool) => !onPath(tool));
	const attempt = missing.length > 0 ? test.skip : test;
	attempt(`${name} completes commands, options, values and files`, async (t) => {
		const { stdout: script } = await program(['completion', name]);
		await folderWithFiles(async (folder) => {
			const lines = [...cases.map(([line]) => line), ...(name === 'fish' ? [] : alone)];
			const answers = await complete(
				script,
				lines.map((line) => `kong-client-ip ${line}`),
				folder,
			);
			t.is(answers.length, lines.length);
			for (const [at, line] of lines.entries()) {
				const before = line.split(' ').slice(0, -1);
				const words = cases[at]?.[1] ?? line.split(' ').slice(-1);
				t.deepEqual(
					[answers[at]?.slice(0, before.length), answers[at]?.slice(before.length).sort()],
					[before, words],
					line,
				);
			}
		});
	});
}

const fishes = onPath('fish') ? test : test.skip;
fishes('fish offers nothing where nobody can guess', async (t) => {
	const { stdout: script } = await program(['completion', 'fish']);
	await folderWithFiles(async (folder) => {
		const answers = await fish(
			script,
			[...alone, ''].map((line) => `kong-client-ip ${line}`),
			folder,
		);
		for (const [at, line] of alone.entries()) t.deepEqual(answers[at], line.split(' ').slice(0, -1), line);
		t.deepEqual(answers.at(-1)?.sort(), commands);
	});
});

(onPath('kubectl') ? test : test.skip)('kubectl itself completes its plugin', async (t) => {
	await withFolder(async (folder) => {
		await kubectlCompletion(folder);
		await writeFile(join(folder, 'kubectl-client_ip'), `#!/bin/sh\nexec node ${executable} "$@"\n`, {
			mode: 0o755,
		});
		const { stdout } = await run('kubectl', ['__complete', 'client-ip', 'check', '--cdn', 'cloud'], {
			env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder },
		});
		t.is(stdout, 'cloudflare\ncloudfront\n:4\n');
	});
});
