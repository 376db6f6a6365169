// scripts/chart-testing/tools.ts, with stand-ins for go and python3 on PATH.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { goProgram, linters } from '../../../scripts/chart-testing/tools.ts';
import { chartTesting } from '../../../scripts/chart-testing/versions.ts';
import { folderUntilExit } from '../../support/folder.ts';
import { run } from '../../support/run.ts';

const home = folderUntilExit('ct-tools-');
const usual = process.env.PATH;

/** Leaves only these programs, each a shell script, and the system's on PATH. */
function onlyOnPath(programs: Record<string, string>): void {
	const bin = mkdtempSync(join(home, 'bin-'));
	for (const [name, script] of Object.entries(programs)) {
		writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
	}
	process.env.PATH = bin;
}

const emptyCache = () => mkdtempSync(join(home, 'cache-'));

test.afterEach.always(() => {
	process.env.PATH = usual;
});

test.serial('builds ct from its module at the pinned version, once', async (t) => {
	const log = join(home, 'go-log');
	onlyOnPath({
		go: `PATH=/usr/bin:/bin; echo "$GOFLAGS $@" >> ${log}; cat go.mod >> ${log}; echo built > "$GOBIN/ct"`,
	});
	process.env.GOFLAGS = '-buildvcs=false';
	const cache = emptyCache();
	const directory = await goProgram(chartTesting, cache);
	t.is(await goProgram(chartTesting, cache), directory);
	t.is(directory, join(cache, 'ct/v3.14.0'));
	t.deepEqual(readdirSync(directory), ['ct']);
	t.is(
		readFileSync(log, 'utf8'),
		'-buildvcs=false -mod=mod install github.com/helm/chart-testing/v3/ct\n' +
			'module build\n\ngo 1.24\n\nrequire github.com/helm/chart-testing/v3 v3.14.0\n',
	);
});

test.serial('names Go when it is missing', async (t) => {
	onlyOnPath({});
	await t.throwsAsync(goProgram(chartTesting, emptyCache()), {
		name: 'UserError',
		message: 'go is not on PATH, and building ct needs it (or a Docker engine): https://go.dev/dl/',
	});
});

test.serial('names Python when it is missing', async (t) => {
	onlyOnPath({});
	await t.throwsAsync(linters(emptyCache()), {
		name: 'UserError',
		message:
			'python3 is not on PATH, and chart-testing needs it (or a Docker engine): https://www.python.org/downloads/',
	});
});

test.serial('a build that fails says why in one line, and is tried again the next time', async (t) => {
	onlyOnPath({
		go: 'echo go: downloading x >&2; echo build: no such module >&2; echo go: downloading y >&2; exit 1',
	});
	const cache = emptyCache();
	for (const _ of [1, 2]) {
		await t.throwsAsync(goProgram(chartTesting, cache), {
			name: 'UserError',
			message: /^`\S+\/go install github\.com\/helm\/chart-testing\/v3\/ct` failed: build: no such module$/,
		});
	}
	t.deepEqual(readdirSync(join(cache, 'ct')), []);
});

test.serial(
	'installs the linters at their pinned versions, and they run from where they end up',
	async (t) => {
		const log = join(home, 'python-log');
		const python = `PATH=/usr/bin:/bin; case "$2" in venv) mkdir -p "$3/bin"; cp "$0" "$3/bin/python";; *) echo "$@" >> ${log};; esac`;
		onlyOnPath({ python3: python });
		const directory = await linters(emptyCache());
		process.env.PATH = usual;
		t.true(existsSync(join(directory, 'venv/bin/python')));
		t.is((await run(join(directory, 'yamllint'), ['--config-file', 'a b', 'c'])).exitCode, 0);
		t.is((await run(join(directory, 'yamale'), ['x'])).exitCode, 0);
		t.is(
			readFileSync(log, 'utf8'),
			'-m pip install --quiet yamllint==1.38.0 yamale==6.1.0\n' +
				'-m yamllint --config-file a b c\n-m yamale.command_line x\n',
		);
	},
);

test('a directory that is there is taken as it is', async (t) => {
	const cache = emptyCache();
	mkdirSync(join(cache, 'ct/v3.14.0'), { recursive: true });
	t.is(await goProgram(chartTesting, cache), join(cache, 'ct/v3.14.0'));
});
