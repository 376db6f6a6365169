// What the documentation shows of the command line is what it prints. A page's files lie in test/documentation/, named for the page.
import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import test from 'ava';
import { run } from '../scripts/tools/run.ts';
import { withFolder } from './support/helm.ts';
import { program } from './support/program.ts';
import { script } from './support/script.ts';

const root = resolve(import.meta.dirname, '..');

/** What the command prints on standard output, with the page's files around it. */
async function printed(command: string, page: string): Promise<string> {
	const [name, ...args] = (command.split(' > ')[0] ?? '').split(' ');
	return withFolder(async (folder) => {
		await cp(join(root, 'test/documentation', page), folder, { recursive: true });
		if (name === 'kong-client-ip') return (await program(args, { cwd: folder })).stdout;
		const start = [...script('start'), ...args.slice(2)];
		return (await run(process.execPath, start, { cwd: root, env: { INIT_CWD: folder } })).stdout;
	});
}

/** Which Helm is found, and where the shipped files lie, depends on the machine. */
const sameEverywhere = (text: string) =>
	text
		.replace(/Helm \d\S+/, 'Helm')
		.replace(/^Values {3}.*\//, 'Values   ')
		.trimEnd();

for (const file of [
	'README.md',
	'docs/check.md',
	'docs/from-a-clone.md',
	'docs/import.md',
	'docs/ingress-controller.md',
	'docs/moving-a-release.md',
	'docs/overlay.md',
	'docs/plan.md',
	'docs/security.md',
	'docs/validate.md',
]) {
	const page = basename(file, '.md');
	const text = readFileSync(join(root, file), 'utf8');
	const blocks = [...text.matchAll(/^```(?:console)?\n\$ (.+)\n([^`]*)```$/gm)];

	test(`${file}: every command that it shows is checked here`, (t) => {
		t.is(blocks.length, text.match(/^\$ /gm)?.length ?? 0);
	});

	for (const [, command = '', shown = ''] of blocks) {
		test(`${file}: ${command}`, async (t) => {
			const said = await printed(command, page);
			t.not(said, '');
			if (shown !== '') t.is(sameEverywhere(said), sameEverywhere(shown));
		});
	}
}
