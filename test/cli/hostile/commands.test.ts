// Every command over every hostile input: an answer with a documented exit code, no error of the program, and nothing that moves the cursor.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { commands } from '../../../cli/commands.ts';
import { wrongWith } from '../../support/answer.ts';
import { partOf } from '../../support/breadth.ts';
import { withFolder } from '../../support/helm.ts';
import { hostileInputs } from '../../support/hostile.ts';

/** Arguments for a file, by command. */
const reading: { readonly [command: string]: readonly ((file: string) => string[])[] } = {
	validate: [
		(file) => ['validate', file],
		(file) => ['validate', '--strict', '--format', 'sarif', file],
		(file) => ['validate', '--format', 'github', '-f', file],
		(file) => ['validate', '--at', '/a', file],
	],
	explain: [(file) => ['explain', file], (file) => ['explain', '--format', 'svg', '--values', file]],
	check: [
		(file) => ['check', '--fix', file],
		(file) => ['check', '--format', 'sarif', '--allow-empty', file],
	],
	overlay: [(file) => ['overlay', '--for', 'kong/kong', file]],
	import: [
		(file) => ['import', file],
		(file) => ['import', '--from', 'kong/kong', file],
		(file) => ['import', '--from', 'traefik', file],
	],
	plan: [
		(file) => ['plan', '--from', file, '--to', file],
		(file) => ['plan', '--from', 'right.yaml', '--to', file],
	],
};
/** They read no file. */
const readingNone = ['completion', 'load-balancers', 'probe', 'schema'];

test('every command is here', (t) => {
	t.deepEqual([...Object.keys(reading), ...readingNone].sort(), Object.keys(commands).sort());
});

for (const [command, uses] of Object.entries(reading))
	test(`${command}: hostile files`, async (t) => {
		await withFolder(async (cwd) => {
			await writeFile(join(cwd, 'right.yaml'), 'clientIp: {loadBalancer: metallb}\n');
			for (const [name, content] of Object.entries(hostileInputs)) await writeFile(join(cwd, name), content);
			const calls = Object.keys(hostileInputs).flatMap((name) => uses.map((use) => use(name)));
			const wrong: string[] = [];
			for (const call of partOf(calls, 8)) wrong.push(...(await wrongWith(call, cwd)));
			t.deepEqual(wrong, []);
		});
	});

const words = [
	'constructor',
	'__proto__',
	'toString',
	'\u001b]0;x\u0007\u009b\u202e',
	' '.repeat(5000),
	':'.repeat(3000),
	'/'.repeat(3000),
	'',
];

const taking: readonly ((word: string) => string[])[] = [
	(word) => [word],
	(word) => [`--${word}`],
	(word) => ['help', word],
	...Object.keys(commands).map((command) => (word: string) => [command, `--${word}`]),
	...['validate', 'explain', 'check', 'import'].map((command) => (word: string) => [command, word]),
	(word) => ['validate', '--at', `/${word}`, 'right.yaml'],
	(word) => ['validate', '--at', word, 'right.yaml'],
	(word) => ['validate', '--format', word, 'right.yaml'],
	(word) => ['validate', '--format', `json=${word}/x`, 'right.yaml'],
	(word) => ['explain', '--format', word, 'right.yaml'],
	(word) => ['overlay', '--for', word, 'right.yaml'],
	(word) => ['overlay', '--for', 'kong/kong', '--release', word, 'right.yaml'],
	(word) => ['import', '--from', word, 'right.yaml'],
	(word) => ['import', '--load-balancer', word, 'right.yaml'],
	(word) => ['import', '--strategy', word, 'right.yaml'],
	(word) => ['plan', '--from', word, '--to', word],
	(word) => ['plan', '--release', word, '--from', 'right.yaml', '--to', 'right.yaml'],
	(word) => ['load-balancers', word],
	(word) => ['completion', word],
	...[
		'load-balancer',
		'cdn',
		'cni',
		'kubernetes',
		'nodes',
		'balancer-subnets',
		'chart',
		'controller-setting',
		'max-warnings',
	].map((option) => (word: string) => ['check', `--${option}`, word, 'right.yaml']),
	(word) => ['probe', word],
	...['node', 'cdn', 'header', 'forge', 'my-address', 'timeout', 'direct', 'cdn-url'].map(
		(option) => (word: string) => ['probe', `--${option}`, word, 'http://127.0.0.1:1'],
	),
	(word) => ['probe', '--manifest', '--namespace', word],
	(word) => ['probe', '--manifest', '--gateway', word],
];

test('hostile words in every option', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'right.yaml'), 'clientIp: {loadBalancer: metallb}\n');
		const wrong: string[] = [];
		const calls = words.flatMap((word) => taking.map((use) => use(word)));
		for (const call of partOf(calls, 8)) wrong.push(...(await wrongWith(call, cwd)));
		t.deepEqual(wrong, []);
	});
});
