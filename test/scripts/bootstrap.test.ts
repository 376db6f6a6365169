// scripts/bootstrap.mjs, run as a program in a scratch package with a stand-in for npm on PATH.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import test from 'ava';
import { folderUntilExit } from '../support/folder.ts';

const scripts = new URL('../../scripts/', import.meta.url);

/** A package with one development dependency, and an `npm` that records its arguments and installs it. */
function scratchPackage({
	engines = '>=20.19',
	npm = 'mkdir -p node_modules/dep\necho {} > node_modules/dep/package.json',
} = {}) {
	const root = folderUntilExit('bootstrap-');
	mkdirSync(join(root, 'scripts'));
	mkdirSync(join(root, 'bin'));
	cpSync(new URL('bootstrap.mjs', scripts), join(root, 'scripts/bootstrap.mjs'));
	const manifest = { engines: { node: engines }, devDependencies: { dep: '1.0.0' } };
	writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
	writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
	writeFileSync(
		join(root, 'bin/npm'),
		`#!/bin/sh\necho "$@" >> calls\nsleep \${WAIT:-0}\nrm -rf node_modules\n${npm}\necho 'added 1 package'\n`,
		{ mode: 0o755 },
	);
	return root;
}

function environment(root: string, path = `${join(root, 'bin')}:/usr/bin:/bin`): NodeJS.ProcessEnv {
	return { PATH: path, NODE_ENV: 'production' };
}

async function bootstrap(root: string, env = environment(root)) {
	const run = spawn(process.execPath, ['scripts/bootstrap.mjs'], { cwd: root, env });
	const [stdout, stderr, [status]] = await Promise.all([
		text(run.stdout),
		text(run.stderr),
		once(run, 'close'),
	]);
	return { stdout, stderr, status };
}

function npmCalls(root: string): string[] {
	const file = join(root, 'calls');
	return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test('installs development dependencies, even in production, and reports on stderr only', async (t) => {
	const root = scratchPackage();
	const run = await bootstrap(root);
	t.is(run.status, 0);
	t.is(run.stdout, '');
	t.is(run.stderr, 'Installing the development dependencies (npm ci) …\nadded 1 package\n');
	t.deepEqual(npmCalls(root), ['ci --include=dev --ignore-scripts --prefer-offline --loglevel=error']);
});

test('says and does nothing when node_modules is up to date', async (t) => {
	const root = scratchPackage();
	await bootstrap(root);
	const again = await bootstrap(root);
	t.is(again.status, 0);
	t.is(again.stdout + again.stderr, '');
	t.is(npmCalls(root).length, 1);
});

test('installs again when the lock file changed', async (t) => {
	const root = scratchPackage();
	await bootstrap(root);
	writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
	t.is((await bootstrap(root)).status, 0);
	t.is(npmCalls(root).length, 2);
});

test('installs where somebody else left a node_modules', async (t) => {
	const root = scratchPackage();
	mkdirSync(join(root, 'node_modules/dep'), { recursive: true });
	writeFileSync(join(root, 'node_modules/dep/package.json'), '{}');
	t.is((await bootstrap(root)).status, 0);
	t.is(npmCalls(root).length, 1);
});

test('installs again after it was killed midway', async (t) => {
	const root = scratchPackage();
	await bootstrap(root);
	writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
	const killed = spawn(process.execPath, ['scripts/bootstrap.mjs'], {
		cwd: root,
		env: { ...environment(root), WAIT: '30' },
		detached: true,
	});
	while (npmCalls(root).length < 2) await setTimeout(20);
	process.kill(-(killed.pid ?? 0), 'SIGKILL');
	await once(killed, 'exit');
	// As if the former lock file came back, for which the install before had succeeded.
	writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
	const before = npmCalls(root).length;
	t.is((await bootstrap(root)).status, 0);
	t.is(npmCalls(root).length, before + 1);
});

test('names the Node version it needs', async (t) => {
	const root = scratchPackage({ engines: '>=99.3' });
	const run = await bootstrap(root);
	t.is(run.status, 1);
	t.is(
		run.stderr,
		`bootstrap: Node >=99.3 is needed, this is ${process.versions.node}: https://nodejs.org/en/download\n`,
	);
	t.deepEqual(npmCalls(root), []);
});

test('says so when npm is missing', async (t) => {
	const root = scratchPackage();
	const run = await bootstrap(root, environment(root, join(root, 'scripts')));
	t.is(run.status, 1);
	t.regex(
		run.stderr,
		/^bootstrap: npm is not on PATH: it comes with Node, https:\/\/nodejs\.org\/en\/download$/m,
	);
	t.notRegex(run.stderr, /\n\s+at /);
});

test('shows what npm said when it fails otherwise, and is not fooled into thinking it installed', async (t) => {
	const root = scratchPackage({ npm: 'echo npm error code EINTEGRITY >&2; exit 3' });
	for (const _ of [1, 2]) {
		const run = await bootstrap(root);
		t.is(run.status, 1);
		t.regex(run.stderr, /npm error code EINTEGRITY\nbootstrap: `npm ci` failed, see above\n$/);
	}
	t.is(npmCalls(root).length, 2);
});

test('says so when the lock file is missing', async (t) => {
	const root = scratchPackage();
	rmSync(join(root, 'package-lock.json'));
	const run = await bootstrap(root);
	t.is(run.status, 1);
	t.is(
		run.stderr,
		'bootstrap: package-lock.json is missing: restore it with `git checkout package-lock.json`\n',
	);
});
