// scripts/tools/helm/find.ts: which Helm is taken from HELM and PATH; the provided ones are in provide.test.ts.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { onPath } from '../../../../cli/io/on-path.ts';
import { findHelm, helms } from '../../../../scripts/tools/helm/find.ts';
import type { Machine } from '../../../../scripts/tools/helm/provide.ts';
import { folderUntilExit } from '../../../support/folder.ts';

const home = folderUntilExit('find-helm-');

/** A directory with a program that answers `helm version`. */
function directoryWith(name: string, version: string): string {
	const directory = mkdtempSync(join(home, 'bin-'));
	writeFileSync(join(directory, name), `#!/bin/sh\necho WARNING >&2\necho ${version}\n`, { mode: 0o755 });
	return directory;
}

/** A machine that cannot be provided with Helm, so that a fall-through is seen. */
const nothingProvided: Machine = {
	platform: 'freebsd',
	arch: 'x64',
	cache: home,
	startProgress: () => ({ phase: () => {}, end: () => {} }),
};
const notProvided = { name: 'UserError', message: /^Helm \d is not on PATH and none is provided/ };

const helm3 = directoryWith('helm', 'v3.18.4+gabc');
const helm4 = directoryWith('helm', 'v4.0.1');
const oldHelm = directoryWith('helm', 'v3.16.4');

test('takes the Helm on PATH, of either major version', async (t) => {
	t.deepEqual(await findHelm(undefined, { PATH: helm3 }, nothingProvided), {
		path: join(helm3, 'helm'),
		version: '3.18.4+gabc',
		major: 3,
	});
	t.is((await findHelm(undefined, { PATH: helm4 }, nothingProvided)).version, '4.0.1');
});

test('passes over a Helm on PATH of the other major version', async (t) => {
	await t.throwsAsync(findHelm(4, { PATH: helm3 }, nothingProvided), notProvided);
	await t.throwsAsync(findHelm(3, { PATH: helm4 }, nothingProvided), notProvided);
});

test('passes over a Helm on PATH that is too old for the chart', async (t) => {
	await t.throwsAsync(findHelm(undefined, { PATH: oldHelm }, nothingProvided), notProvided);
	await t.throwsAsync(findHelm(3, { PATH: oldHelm }, nothingProvided), notProvided);
});

test('HELM wins over PATH', async (t) => {
	const found = await findHelm(undefined, { PATH: helm4, HELM: join(helm3, 'helm') }, nothingProvided);
	t.is(found.path, join(helm3, 'helm'));
});

test('HELM of one major version leaves the other to PATH', async (t) => {
	const env = { PATH: helm4, HELM: join(helm3, 'helm') };
	t.is((await findHelm(3, env, nothingProvided)).path, join(helm3, 'helm'));
	t.is((await findHelm(4, env, nothingProvided)).path, join(helm4, 'helm'));
});

test('says that HELM is wrong when it is no Helm, or one that is too old', async (t) => {
	const wrong = [join(home, 'missing'), join(oldHelm, 'helm'), home];
	for (const HELM of wrong) {
		await t.throwsAsync(findHelm(undefined, { PATH: helm4, HELM }, nothingProvided), {
			name: 'UserError',
			message: `HELM=${HELM} is not a Helm (3.17 or newer, or 4)`,
		});
	}
});

test('a directory or a plain file on PATH is no program', (t) => {
	const directory = mkdtempSync(join(home, 'bin-'));
	mkdirSync(join(directory, 'helm'));
	const plain = mkdtempSync(join(home, 'bin-'));
	writeFileSync(join(plain, 'helm'), '');
	t.is(onPath('helm', { PATH: `${directory}:${plain}::${helm3}` }), join(helm3, 'helm'));
	t.is(onPath('helm', {}), undefined);
});

test('provides both majors on this machine', async (t) => {
	const both = await helms();
	t.is(both.helm3.major, 3);
	t.is(both.helm4.major, 4);
	t.regex(both.helm3.version, /^3\./);
	t.regex(both.helm4.version, /^4\./);
});
