// Every snippet of the documentation is run or validated: those that no other test tries are tried here, and none is left over.
import { basename } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { checkLayers } from '../cli/validate/layers.ts';
import { embeddedValues } from '../readers/values/embedded.ts';
import { helm } from '../scripts/tools/helm/find.ts';
import { runCommand } from './support/command.ts';
import { run } from './support/run.ts';
import { commandsOf, held, kindOf, kinds, ofKind, placeOf, read, snippets } from './support/snippets.ts';

test('every snippet is tried by something', (t) => {
	t.true(snippets.length > 90);
	t.deepEqual(snippets.filter((one) => kindOf(one) === undefined).map(placeOf), []);
	for (const { name } of kinds) t.true(ofKind(name).length > 0, name);
	for (const { page, by } of held) t.true(read(by).includes(basename(page)) || read(page).includes(by), by);
});

for (const snippet of ofKind('values'))
	test(`${placeOf(snippet)} is right as values of the chart`, (t) => {
		const { findings } = checkLayers(embeddedValues(snippet.text, 'values.yaml', []));
		t.deepEqual(
			findings.filter(({ severity }) => severity === 'error'),
			[],
		);
	});

/** That a command of ours has the options among the words. */
async function hasOptions(t: ExecutionContext, command: string, words: readonly string[]) {
	const { stdout } = await runCommand([command, '--help']);
	for (const word of words.filter((one) => one.startsWith('-')))
		t.regex(stdout, new RegExp(`(?<![-\\w])${word.split('=')[0]}(?![-\\w])`));
}

interface Hook {
	readonly id: string;
	readonly args?: readonly string[];
	readonly files?: string;
}

for (const snippet of ofKind('hooks'))
	test(`${placeOf(snippet)} names hooks that there are, with their options`, async (t) => {
		const shown = parse(snippet.text) as
			| { readonly repos: readonly { readonly hooks: readonly Hook[] }[] }
			| Hook[];
		const hooks = Array.isArray(shown) ? shown : shown.repos.flatMap((repo) => repo.hooks);
		const offered = parse(read('.pre-commit-hooks.yaml')) as {
			readonly id: string;
			readonly entry: string;
		}[];
		t.true(hooks.length > 0);
		for (const { id, args = [], files = '' } of hooks) {
			const hook = offered.find((one) => one.id === id);
			t.notThrows(() => new RegExp(files));
			await hasOptions(t, hook?.entry.split(' ').at(-1) ?? '', args);
		}
	});

test('the Action is used by inputs that it has, with options of its command', async (t) => {
	const inputs = Object.keys((parse(read('action.yml')) as { readonly inputs: object }).inputs);
	for (const { text } of ofKind('action'))
		for (const { with: given } of parse(text) as { readonly with: { readonly [input: string]: string } }[]) {
			for (const name of Object.keys(given)) t.true(inputs.includes(name), name);
			await hasOptions(t, given.command ?? 'check', (given.options ?? '').split(/\s+/));
		}
});

test('jobs of a pipeline keep the report that their command writes, with options that there are', async (t) => {
	for (const { text } of ofKind('pipeline')) {
		t.notThrows(() => parse(text));
		const [, words = ''] = /npx --yes kong-client-ip@[\d.]+ (check .*)$/m.exec(text) ?? [];
		const [command = '', ...options] = words.split(' ');
		await hasOptions(t, command, options);
		const [, written = 'nothing'] = /--format \w+=(\S+)/.exec(words) ?? [];
		t.is(text.split(written).length, 3, 'once written, once kept');
	}
});

test('the parent chart depends on this chart, each time under a name of its own', (t) => {
	const chart = parse(read('chart/Chart.yaml')) as { readonly name: string; readonly version: string };
	for (const { text } of ofKind('dependencies')) {
		const { dependencies } = parse(text) as {
			readonly dependencies: readonly {
				readonly name: string;
				readonly version: string;
				readonly alias: string;
			}[];
		};
		for (const { name, version } of dependencies)
			t.deepEqual({ name, version }, { name: chart.name, version: chart.version });
		t.is(new Set(dependencies.map(({ alias }) => alias)).size, dependencies.length);
	}
});

test('shells can read every command', async (t) => {
	const script = ofKind('shell')
		.map(({ text }) => text.replaceAll('…', ''))
		.join('\n');
	const { exitCode, stderr } = await run('bash', ['-n'], { input: script });
	t.is(exitCode, 0, stderr);
});

test('scripts of npm and tests in commands exist', (t) => {
	const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };
	for (const snippet of ofKind('shell'))
		for (const line of commandsOf(snippet)) {
			const [, script] = /^npm (?:run )?(test\b\S*|start|(?<=run )\S+)/.exec(line) ?? [];
			if (script) t.true(script in scripts, `${placeOf(snippet)}: ${line}`);
			for (const [file] of line.matchAll(/\btest\/[\w/-]+\.test\.ts/g)) t.notThrows(() => read(file), file);
		}
});

test('options of Helm in commands exist', async (t) => {
	const { path } = await helm();
	const used = ofKind('shell')
		.flatMap(commandsOf)
		.flatMap((line) => {
			const [, command] = /^helm ([a-z]+)/.exec(line) ?? [];
			return command ? [{ command, options: line.match(/(?<= )--?[a-z][a-z-]*/g) ?? [] }] : [];
		});
	t.true(used.length > 5);
	for (const command of new Set(used.map((one) => one.command))) {
		const { stdout } = await run(path, [command, '--help']);
		const options = used.flatMap((one) => (one.command === command ? one.options : []));
		for (const option of new Set(options))
			t.regex(stdout, new RegExp(`(?<![-\\w])${option}(?![-\\w])`), command);
	}
});
