// A release made whole in a repository of its own, and installed from its files alone, as users of each channel do.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { parse } from 'yaml';
import { sha256 } from '../../scripts/release/archive.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { folderUntilExit } from '../support/folder.ts';
import { cranePath, krewPath } from './programs.ts';
import { git, release, repositoryAt, root } from './repository.ts';

const home = folderUntilExit('release-');
const repository = join(home, 'repository');
const made = join(repository, 'release');
const version = '7.8.9';
const chart = join(made, `chart/kong-client-ip-${version}.tgz`);
const npm = join(made, `npm/kong-client-ip-${version}.tgz`);

/** A gateway that believes everybody: what `check` must find, by whichever way it was installed. */
const manifest = `apiVersion: v1
kind: Service
metadata: { name: kong }
spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: kong }, ports: [{ port: 80, targetPort: 8000 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: kong, labels: { app: kong } }
spec:
  containers:
    - name: proxy
      image: kong:3.9.3
      env: [{ name: KONG_TRUSTED_IPS, value: 0.0.0.0/0 }]
`;

function emptyFolder(name: string): string {
	const folder = join(home, name);
	mkdirSync(folder);
	writeFileSync(join(folder, 'gateway.yaml'), manifest);
	writeFileSync(
		join(folder, 'values.yaml'),
		'clientIp: { loadBalancer: gke-passthrough, strategy: proxyProtocol, trustedIPs: [10.0.0.0/8] }\n',
	);
	return folder;
}

test.before(async (t) => {
	t.timeout(900_000);
	mkdirSync(repository);
	await repositoryAt(repository, 'feat(chart): everything');
	const { exitCode, stderr } = await release(repository, '--version', version);
	t.is(exitCode, 0, stderr);
});

test.serial(
	'it is committed and tagged, with one version everywhere, and nothing else changes',
	async (t) => {
		t.is(await git(repository, 'status', '--porcelain'), '');
		t.is(await git(repository, 'tag', '--points-at', 'HEAD'), `v${version}\n`);
		t.is(await git(repository, 'log', '-1', '--format=%s'), `chore(release): v${version}\n`);
		const changed = await git(repository, 'diff', '--name-only', 'HEAD~1');
		t.deepEqual(changed.trim().split('\n'), [
			'.pre-commit-hooks.yaml',
			'CHANGELOG.md',
			'README.md',
			'action.yml',
			'chart/Chart.yaml',
			'docs/command-line.md',
			'docs/examples/gitops/argo-cd.yaml',
			'docs/examples/gitops/flux.yaml',
			'docs/settings.md',
			'docs/validate.md',
			'package-lock.json',
			'package.json',
		]);
		const read = (name: string) => readFileSync(join(repository, name), 'utf8');
		t.is((parse(read('chart/Chart.yaml')) as { version: string }).version, version);
		t.is((JSON.parse(read('package.json')) as { version: string }).version, version);
		t.regex(
			read('CHANGELOG.md'),
			/^## 7\.8\.9 \(\d{4}-\d\d-\d\d\)\n\n+### Added\n\n- \*\*chart:\*\* Everything$/m,
		);
		t.is(readFileSync(join(made, 'notes.md'), 'utf8'), '### Added\n\n- **chart:** Everything\n');
	},
);

test.serial('package, chart and SBOM say what changed and what is in them', async (t) => {
	const chartYaml = await run('tar', ['-xzOf', chart, 'kong-client-ip/Chart.yaml']);
	const { annotations } = parse(chartYaml.stdout) as { annotations: { [name: string]: string } };
	t.deepEqual(parse(annotations['artifacthub.io/changes'] ?? ''), [
		{ kind: 'added', description: 'chart: Everything' },
	]);
	const readme = await run('tar', ['-xzOf', npm, 'package/README.md']);
	t.regex(readme.stdout, /\]\(https:\/\/github\.com\/[^)]*\/blob\/main\/docs\/check\.md\)/);
	const sbom = JSON.parse(readFileSync(join(made, `kong-client-ip-npm-${version}.cdx.json`), 'utf8')) as Sbom;
	t.is(sbom.metadata.component.version, version);
	// As the package's licence notices name them, which are made otherwise.
	const notices = await run('tar', ['-xzOf', npm, 'package/dist/THIRD_PARTY_NOTICES']);
	const named = [...notices.stdout.matchAll(/^-{80}\n\n(\S+) (\S+) \(/gm)].map(
		([, name, one]) => `${name}@${one}`,
	);
	t.true(named.length >= 5);
	t.deepEqual(sbom.components.map((one) => `${one.name}@${one.version}`).sort(), named.sort());
});

interface Sbom {
	metadata: { component: { version: string } };
	components: { name: string; version: string }[];
}

test.serial('the tag makes the same files again, byte for byte', async (t) => {
	t.timeout(600_000);
	const { exitCode, stderr } = await release(repository, '--artefacts', '--output', 'again');
	t.is(exitCode, 0, stderr);
	t.is(
		readFileSync(join(repository, 'again/SHA256SUMS'), 'utf8'),
		readFileSync(join(made, 'SHA256SUMS'), 'utf8'),
	);
	const { exitCode: right } = await run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: made });
	t.is(right, 0);
});

test.serial(
	'a second release without a change, and one of a version that exists, are refused with nothing written',
	async (t) => {
		const refusals = [
			[['--dry-run'], /^Nothing that users see has changed since 7\.8\.9/],
			[['--version', version], /^Version 7\.8\.9 exists/],
		] as const;
		for (const [args, sentence] of refusals) {
			const { exitCode, stdout, stderr } = await release(repository, ...args, '--output', 'refused');
			t.is(exitCode, 1);
			t.is(stdout, '');
			t.regex(stderr, sentence);
		}
		t.is(await git(repository, 'status', '--porcelain'), '');
	},
);

test('the chart installs from an OCI registry, with both Helms', async (t) => {
	const kubeconfig = process.env.CLUSTER_KUBECONFIG;
	if (!kubeconfig) throw new Error('CLUSTER_KUBECONFIG names no cluster: run "npm run test:release".');
	const registry = await serveRegistry(t);
	for (const { path, major } of Object.values(await helms())) {
		const env = { HELM_CONFIG_HOME: join(home, `helm-${major}`), KUBECONFIG: kubeconfig };
		const helm = async (...args: string[]) => {
			const { exitCode, stdout, stderr } = await run(path, args, { env, cwd: home });
			t.is(exitCode, 0, `helm ${args.join(' ')}: ${stderr}`);
			return stdout + stderr;
		};
		t.regex(await helm('push', chart, `oci://${registry}/charts`, '--plain-http'), /Digest: sha256:/);
		const where = ['--namespace', `release-${major}`];
		const from = [`oci://${registry}/charts/kong-client-ip`, '--version', version, '--plain-http'];
		const values = ['--set', 'clientIp.loadBalancer=gke-passthrough'];
		t.regex(await helm('show', 'readme', ...from), /# kong-client-ip/);
		await helm('install', 'kong', ...from, ...values, ...where, '--create-namespace');
		const { stdout } = await run(
			'kubectl',
			['get', 'service/kong-proxy', ...where, '-o', 'jsonpath={.spec.externalTrafficPolicy}'],
			{ env },
		);
		t.is(stdout, 'Local');
		await helm('uninstall', 'kong', ...where);
		await run('kubectl', ['delete', 'namespace', `release-${major}`, '--wait=false'], { env });
	}
});

async function serveRegistry(t: { teardown(end: () => void): void }): Promise<string> {
	const server = spawn(await cranePath(), ['registry', 'serve', '--address', '127.0.0.1:0'], {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	t.teardown(() => void server.kill());
	let said = '';
	server.stderr.on('data', (chunk) => (said += chunk));
	for (let tries = 0; tries < 100; tries++) {
		const port = /serving on (?:port |.*:)(\d+)/.exec(said)?.[1];
		if (port) return `127.0.0.1:${port}`;
		await sleep(100);
	}
	throw new Error(`crane serves no registry: ${said}`);
}

test('the npm package runs in an empty folder, with and without being installed', async (t) => {
	const folder = emptyFolder('npm');
	const npx = await run('npx', ['--yes', '--package', npm, 'kong-client-ip', 'check', 'gateway.yaml'], {
		cwd: folder,
	});
	t.is(npx.exitCode, 1, npx.stderr);
	t.regex(npx.stdout, /\[forgeable-everyone\]/);
	const env = { NPM_CONFIG_IGNORE_SCRIPTS: 'true' };
	const install = await run('npm', ['install', '--prefix', 'installed', '--global', npm], {
		cwd: folder,
		env,
	});
	t.is(install.exitCode, 0, install.stderr);
	const validate = await run(join(folder, 'installed/bin/kong-client-ip'), ['validate', 'values.yaml'], {
		cwd: folder,
	});
	t.is(validate.exitCode, 1);
	t.regex(validate.stdout, /\[strategy-refused\]/);
});

test('the image is built by its Dockerfile and runs as nobody', async (t) => {
	const folder = emptyFolder('image');
	const base = join(folder, 'base');
	const libraries = (await run('ldd', [process.execPath])).stdout.match(/\/\S+/g) ?? [];
	for (const file of [process.execPath, ...libraries]) {
		const to = file === process.execPath ? join(base, 'nodejs/bin/node') : join(base, file);
		mkdirSync(dirname(to), { recursive: true });
		await run('cp', ['--dereference', file, to]);
	}
	writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY base /\n');
	const buildah = async (...args: string[]) => {
		const where = [
			'--root',
			join(folder, 'store'),
			'--runroot',
			join(folder, 'run'),
			'--storage-driver',
			'vfs',
		];
		return run('buildah', [...where, ...args], { cwd: folder, env: { BUILDAH_ISOLATION: 'chroot' } });
	};
	const build = async (...args: string[]) => {
		const { exitCode, stderr } = await buildah('bud', '--quiet', ...args);
		t.is(exitCode, 0, stderr);
	};
	await build('--tag', 'localhost/base', '--file', join(folder, 'Dockerfile'), folder);
	const dockerfile = join(repository, 'Dockerfile');
	await build(
		'--tag',
		'localhost/cli',
		'--build-arg',
		'BASE=localhost/base',
		'--file',
		dockerfile,
		join(made, 'image'),
	);
	const { stdout } = await buildah('inspect', '--type', 'image', 'localhost/cli');
	const image = JSON.parse(stdout) as { OCIv1: { config: { User: string; Entrypoint: string[] } } };
	const { User, Entrypoint } = image.OCIv1.config;
	t.is(User, '65532:65532');
	const container = (await buildah('from', 'localhost/cli')).stdout.trim();
	const mount = ['--volume', `${join(folder, 'gateway.yaml')}:/data/gateway.yaml:ro`];
	const check = await buildah('run', ...mount, container, '--', ...Entrypoint, 'check', 'gateway.yaml');
	t.regex(check.stdout, /\[forgeable-everyone\]/, check.stderr);
	t.is((await buildah('run', container, '--', ...Entrypoint, '--version')).stdout.trim(), version);
});

test('kubectl client-ip, by the manifest that krew reads', async (t) => {
	const folder = emptyFolder('krew');
	const bin = join(folder, 'bin');
	mkdirSync(bin);
	symlinkSync(await krewPath(), join(bin, 'kubectl-krew'));
	const env = {
		KREW_ROOT: join(folder, 'krew'),
		PATH: `${join(folder, 'krew/bin')}:${bin}:${process.env.PATH}`,
	};
	const installed = await run(
		'kubectl',
		['krew', 'install', '--manifest', join(made, 'krew/client-ip.yaml'), '--archive', npm],
		{ env },
	);
	t.is(installed.exitCode, 0, installed.stderr);
	const check = await run('kubectl', ['client-ip', 'check', 'gateway.yaml'], { env, cwd: folder });
	t.is(check.exitCode, 1, check.stderr);
	t.regex(check.stdout, /\[forgeable-everyone\]/);
	const manifestText = readFileSync(join(made, 'krew/client-ip.yaml'), 'utf8');
	t.true(manifestText.includes(await sha256(npm)));
});

interface Action {
	inputs: { [name: string]: { default?: string } };
	runs: { steps: { run: string; env: { [name: string]: string } }[] };
}

test('the steps of the GitHub Action annotate what is wrong', async (t) => {
	const folder = emptyFolder('action');
	mkdirSync(join(folder, 'with blank'));
	writeFileSync(join(folder, 'with blank/gateway.yaml'), manifest);
	const { inputs, runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
	const act = async (given: { [name: string]: string }) => {
		const [step] = runs.steps;
		const value = (name: string) => given[name] ?? inputs[name]?.default ?? '';
		const env = Object.fromEntries(
			Object.entries(step?.env ?? {}).map(([name, text]) => [
				name,
				text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => value(input)),
			]),
		);
		// As GitHub starts `shell: bash`.
		return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
			cwd: folder,
			env,
		});
	};
	const options = '--load-balancer=gke-passthrough\n--verbose';
	const check = await act({ files: 'gateway.yaml\nwith */*.yaml', options, package: npm });
	t.is(check.exitCode, 1, check.stderr);
	for (const file of ['gateway.yaml', 'with blank/gateway.yaml'])
		t.regex(
			check.stdout,
			new RegExp(
				`^::error file=${file},line=13,endLine=13,col=13,endColumn=56,title=forgeable-everyone::`,
				'm',
			),
		);
	t.false(check.stdout.includes('balancer-unknown'));
	const values = await act({ command: 'validate', files: 'values.yaml', package: npm });
	t.is(values.exitCode, 1, values.stderr);
	t.regex(values.stdout, /^::error file=values\.yaml,line=1,.*strategy-refused/m);
	for (const [given, sentence] of [
		[{ command: 'plan', files: 'values.yaml' }, /::error::command is "plan"\. Write check or validate\./],
		[{ files: 'nothing-*.yaml' }, /::error::No file matches "nothing-\*\.yaml"\./],
		[{ files: '' }, /::error::No files are named\./],
	] as const) {
		const { exitCode, stdout } = await act({ ...given, package: npm });
		t.is(exitCode, 2);
		t.regex(stdout, sentence);
	}
	t.is(
		inputs.package?.default,
		`kong-client-ip@${(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version}`,
	);
});
