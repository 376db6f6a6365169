// What the documentation shows of the command line is what it prints. A page's files lie in test/documentation/, named for the page.
import { readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import test from 'ava';
import { start } from '../scripts/start/start.ts';
import { runCommand } from './support/command.ts';
import { fakeIo } from './support/fake-io.ts';
import { withFolder } from './support/helm.ts';

const root = resolve(import.meta.dirname, '..');

/** What the command prints on standard output, with the page's files around it. */
async function printed(command: string, page: string): Promise<string> {
	const [name, ...args] = (command.split(' > ')[0] ?? '').split(' ');
	return withFolder(async (folder) => {
		await cp(join(root, 'test/documentation', page), folder, { recursive: true });
		if (name === 'kong-client-ip') return (await runCommand(args, { cwd: folder })).stdout;
		const io = fakeIo({ cwd: folder, env: process.env });
		await start(args.slice(2), io);
		return io.said.stdout;
	});
}

/** Which Helm is found, and where the shipped files lie, depends on the machine. */
const sameEverywhere = (text: string) =>
	text
		.replace(/Helm \d\S+/, 'Helm')
		.replace(/^Values {3}.*\//, 'Values   ')
		.trimEnd();

/** What this page shows runs against gateways on loopback: test/cli/probe/page.test.ts. */
const elsewhere = 'docs/probe.md';

const pages = [
	'README.md',
	...readdirSync(join(root, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

for (const file of pages.filter((name) => name !== elsewhere)) {
	const page = basename(file, '.md');
	const text = readFileSync(join(root, file), 'utf8');
	if (!/^\$ /m.test(text)) continue;
	const blocks = [...text.matchAll(/^```(?:console)?\n\$ (.+)\n([^`]*)```$/gm)];

	test(`${file}: every command that it shows is checked here`, (t) => {
		t.is(blocks.length, text.match(/^\$ /gm)?.length ?? 0);
	});

	for (const [, shown = '', name = ''] of text.matchAll(/^```yaml\n(# (\S+\.yaml)(?::.*)?\n[^`]*)```$/gm)) {
		if (name.startsWith('.') || file === 'README.md') continue;
		test(`${file}: ${name} is the file that its commands read`, (t) => {
			const kept = readFileSync(join(root, 'test/documentation', page, name), 'utf8');
			const body = shown.replace(/^# .*\n/, '');
			t.is(body, body.startsWith('#') ? kept : kept.replace(/^# .*\n/, ''));
		});
	}

	for (const [, command = '', shown = ''] of blocks) {
		test(`${file}: ${command}`, async (t) => {
			const said = await printed(command, page);
			t.not(said, '');
			if (shown !== '') t.is(sameEverywhere(said), sameEverywhere(shown));
		});
	}
}

// Commands whose output is not shown, on all pages: names and options are those that the program has.
const unseen = pages.flatMap((file) =>
	[
		...readFileSync(join(root, file), 'utf8').matchAll(/^ *```(?:sh|bash|shell)\n([\s\S]*?)^ *```$/gm),
	].flatMap(([, block = '']) =>
		[...block.matchAll(/kong-client-ip +([a-z][a-z-]*)((?: +[^\s|>&#]+)*)/g)].map(
			([line, command = '', rest = '']) => ({ file, line, command, rest }),
		),
	),
);

const seen = new Set<string>();
for (const { file, line, command, rest } of unseen) {
	if (seen.has(`${file}: ${line}`)) continue;
	seen.add(`${file}: ${line}`);
	test(`${file}: ${line}`, async (t) => {
		const { stdout, code } = await runCommand([command, '--help'], {});
		t.is(code, 0);
		for (const [option] of rest.matchAll(/(?<= )--?[a-z][a-z-]*/g))
			t.regex(stdout, new RegExp(`(?<![-\\w])${option}(?![-\\w])`));
	});
}
