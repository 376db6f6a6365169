// The JSON of every command has a version and fits its published schema, over the samples of all findings.
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { catalogue } from '../../../schema/catalogue/index.ts';
import { findings } from '../../../schema/findings/index.ts';
import type { SampleInput } from '../../../schema/findings/sample.ts';
import { partOf, shareOf } from '../../support/breadth.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { folderUntilExit } from '../../support/folder.ts';
import { problemsOf } from '../../support/output-schema.ts';

/** The JSON that a command prints for standard input; empty where it has nothing to print. */
async function printed(input: string, command: string, ...args: readonly string[]): Promise<string> {
	const io = fakeIo({ stdin: async () => new TextEncoder().encode(input) });
	await main([command, ...args, '--format', 'json'], io);
	return io.said.stdout;
}

const samples = Object.values(findings).flatMap(({ samples: all }): readonly SampleInput[] => all);
const clientIps: readonly object[] = [
	...samples.flatMap((one) => ('values' in one ? [one.values] : [])),
	...Object.keys(catalogue).map((loadBalancer) => ({ clientIp: { loadBalancer } })),
];
const manifests = samples.flatMap((one) => ('objects' in one ? [one.objects] : []));

test('every command that has JSON has a schema', (t) => {
	const files = readdirSync(resolve(import.meta.dirname, '../../../schema/published/output'));
	t.deepEqual(
		files.sort(),
		['check', 'explain', 'load-balancers', 'plan', 'probe', 'validate'].map((name) => `${name}.schema.json`),
	);
});

test('validate', async (t) => {
	for (const values of partOf(clientIps, 16)) {
		const text = await printed(JSON.stringify(values), 'validate', '-');
		t.deepEqual(problemsOf('validate', text), [], text);
	}
});

test('explain', async (t) => {
	let given = 0;
	for (const values of partOf(clientIps, 16)) {
		const text = await printed(JSON.stringify(values), 'explain', '-');
		if (text === '') continue;
		given++;
		t.deepEqual(problemsOf('explain', text), [], text);
	}
	t.true(given > shareOf(60, 16), `${given}`);
});

test('check, with fixes', async (t) => {
	let fixes = 0;
	for (const objects of partOf(manifests, 16)) {
		const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
		const text = await printed(list, 'check', '-', '--fix');
		t.deepEqual(problemsOf('check', text), [], list);
		if (/"fixes": \[\n/.test(text)) fixes++;
	}
	t.true(manifests.length > 100 && fixes > shareOf(10, 16), `${manifests.length}, ${fixes}`);
});

test('plan, of values and of manifests', async (t) => {
	const plans = samples.flatMap((one) => ('from' in one ? [[one.from, one.to]] : []));
	const list = (items: readonly object[]) => ({ apiVersion: 'v1', kind: 'List', items });
	const gone = manifests.filter((_, index) => index % 5 === 0).map((items) => [list(items), list([])]);
	t.true(plans.length > 10 && gone.length > 20);
	const folder = folderUntilExit('documents-');
	let given = 0;
	for (const [from, to] of partOf([...plans, ...gone], 12)) {
		writeFileSync(join(folder, 'from.yaml'), JSON.stringify(from));
		writeFileSync(join(folder, 'to.yaml'), JSON.stringify(to));
		const io = fakeIo({ cwd: folder });
		await main(['plan', '--from', 'from.yaml', '--to', 'to.yaml', '--format', 'json'], io);
		if (io.said.stdout === '') continue;
		given++;
		t.deepEqual(problemsOf('plan', io.said.stdout), [], io.said.stdout);
	}
	t.true(given > shareOf(30, 12), `${given}`);
});

test('load-balancers, one and all', async (t) => {
	const all = await printed('', 'load-balancers');
	t.deepEqual(problemsOf('load-balancers', all), []);
	t.is(JSON.parse(all).loadBalancers.length, Object.keys(catalogue).length);
	t.deepEqual(problemsOf('load-balancers', await printed('', 'load-balancers', 'metallb')), []);
});

test('a wrong version, a missing field and a field that no type has are refused', (t) => {
	const right = { version: 1, tool: { name: 'kong-client-ip', version: '1' }, findings: [] };
	const summary = { errors: 0, warnings: 0, notes: 0 };
	const problems = (document: object) => problemsOf('validate', JSON.stringify(document)).length;
	t.is(problems({ ...right, summary }), 0);
	t.is(problems({ ...right, summary, version: 2 }), 1);
	t.is(problems(right), 1);
	t.is(problems({ ...right, summary, more: 1 }), 1);
});
