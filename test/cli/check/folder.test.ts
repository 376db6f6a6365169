// Folders that are given to check: which files below them are read, and what is said of the others.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { main } from '../../../cli/main.ts';
import { gatewayText } from '../../check/check-text.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';
import { withoutRights } from '../../support/rights.ts';

interface Run {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** `check` beside some files, behind MetalLB. */
async function checkBeside(
	files: { readonly [name: string]: string },
	args: readonly string[],
	prepare: (folder: string) => unknown = () => {},
): Promise<Run> {
	let run: Run | undefined;
	await withFolder(async (folder) => {
		for (const [name, content] of Object.entries(files)) {
			await mkdir(dirname(join(folder, name)), { recursive: true });
			await writeFile(join(folder, name), content);
		}
		await prepare(folder);
		const io = fakeIo({ cwd: folder });
		const code = await main(['check', '--load-balancer', 'metallb', ...args], io);
		run = { code, out: io.said.stdout, err: io.said.stderr };
	});
	return run as Run;
}

/** The Service and the workload, each as JSON. */
const objects = (policy: 'Local' | 'Cluster') =>
	gatewayText({ policy })
		.split('\n---\n')
		.map((text) => ({ apiVersion: 'v1', ...JSON.parse(text) }))
		.map(({ kind, ...rest }) =>
			JSON.stringify({ kind, ...rest, ...(kind === 'Service' ? {} : { apiVersion: 'apps/v1' }) }),
		);

const [service = '', workload = ''] = objects('Local');
const kept = objects('Local').join('\n---\n');
const lost = objects('Cluster').join('\n---\n');

/** That exactly one gateway was found, behind its Service, and nothing was said beside it. */
function oneGateway(t: ExecutionContext, { code, out, err }: Run) {
	t.is(code, 0, out + err);
	t.is(out.match(/^Deployment\/kong/gm)?.length, 1);
	t.regex(out, /client address {2}preserved/);
	t.notRegex(out, /\[input-/);
	t.is(err, '');
}

test('manifests in all of *.yaml, *.yml and *.json at any depth are read together', async (t) => {
	const files = { 'k8s/service.json': service, 'k8s/a/b/workload.yml': workload, 'k8s/README.md': lost };
	oneGateway(t, await checkBeside(files, ['k8s']));
	oneGateway(t, await checkBeside(files, ['k8s/']));
	oneGateway(t, await checkBeside(files, ['.']));
	oneGateway(t, await checkBeside({ ...files, 'kong.yaml': workload }, ['k8s', 'k8s/a', 'k8s/service.json']));
});

test('findings name the files as the user would, in the order of their names', async (t) => {
	const files = { 'k8s/b.yaml': lost, 'k8s/a/10.yaml': lost.replaceAll('kong', 'edge'), 'k8s/a/9.yaml': '' };
	const { out } = await checkBeside(files, ['./k8s']);
	t.deepEqual(out.match(/^\S+:\d+:\d+: error/gm), ['k8s/b.yaml:1:117: error', 'k8s/a/10.yaml:1:117: error']);
});

test('hidden files and folders, node_modules, and links to other folders are left out', async (t) => {
	const files = {
		'k8s/kong.yaml': kept,
		'k8s/.old.yaml': lost,
		'k8s/.git/kong.yaml': lost,
		'k8s/node_modules/kong/kong.yaml': lost,
		'other/kong.yaml': lost,
	};
	const links = async (folder: string) => {
		await symlink('../other', join(folder, 'k8s/other'));
		await symlink('..', join(folder, 'k8s/up'));
		await symlink('nowhere', join(folder, 'k8s/broken.yaml'));
		execFileSync('mkfifo', [join(folder, 'k8s/pipe.yaml')]);
	};
	oneGateway(t, await checkBeside(files, ['k8s'], links));
});

test('a link to a file, and one that is named, are followed', async (t) => {
	const files = { 'k8s/README.md': '', 'data/kong': kept };
	const links = async (folder: string) => {
		await symlink('../data/kong', join(folder, 'k8s/kong.yaml'));
		await symlink('k8s', join(folder, 'now'));
	};
	oneGateway(t, await checkBeside(files, ['now'], links));
});

test('other files pass in a folder, and are called what they are where they are named', async (t) => {
	const files = {
		'values.yaml': `env:\n  trusted_ips: 10.0.0.0/8\nextraObjects:\n  - ${service}\n`,
		'package.json': '{ "name": "shop", "version": "1.0.0" }',
		'tsconfig.json': '// Comments are no JSON.\n{ "compilerOptions": {} }',
		'mkdocs.yml': 'plugins: [!!python/name:x ]]\n',
		'notes.yaml': '# apiVersion\n',
		'kong.yaml': kept,
	};
	oneGateway(t, await checkBeside(files, ['.']));
	t.regex((await checkBeside(files, ['.', 'values.yaml'])).out, /note: values\.yaml holds values of/);
	t.regex((await checkBeside(files, ['package.json'])).out, /package\.json holds a document that is no/);
	t.regex((await checkBeside(files, ['.', 'tsconfig.json'])).err, /^kong-client-ip: tsconfig\.json:1:1/);
});

test('a manifest that cannot be read is refused with its place', async (t) => {
	const { code, err } = await checkBeside(
		{ 'a/broken.yaml': 'apiVersion: v1\nkind: [\n', 'a/b.yaml': kept },
		['a'],
	);
	t.is(code, 2);
	t.regex(err, /^kong-client-ip: a\/broken\.yaml:\d:\d+ is not YAML: /);
});

const chart = {
	'edge/Chart.yaml': 'apiVersion: v2\nname: edge\nversion: 1.0.0\n',
	'edge/values.yaml': 'replicaCount: 1\n',
	'edge/templates/deployment.yaml': 'apiVersion: apps/v1\nkind: {{ .Values.kind }}\n',
};

test('templates are left to Helm, which is said once', async (t) => {
	const line =
		'edge/templates: not read, since what Helm makes of templates is what counts (helm template RELEASE CHART | kong-client-ip check).\n';
	const beside = await checkBeside({ ...chart, 'kong.yaml': kept }, ['.']);
	t.is(beside.code, 0);
	t.is(beside.err, line);
	const more = { 'jinja/kong.yaml': 'apiVersion: v1\nkind: {{ kind }}{% endif %}\n', 'kong.yaml': kept };
	t.regex(
		(await checkBeside({ ...chart, ...more }, ['.'])).err,
		/^2 folders or files not read, since [^:]+: edge\/templates, jinja\/kong\.yaml \(helm template [^\n]+\n$/,
	);
	const alone = await checkBeside(chart, ['edge']);
	t.is(alone.code, 2);
	t.regex(alone.out, /helm template edge edge \| kong-client-ip check\. \[input-of-other-tool\]/);
});

test('the files of a kustomization are left to kustomize', async (t) => {
	const files = {
		'base/kustomization.yaml': 'resources: [kong.yaml]\n',
		'base/kong.yaml': lost,
		'base/patches/env.yaml': lost,
	};
	const alone = await checkBeside(files, ['base']);
	t.is(alone.code, 2);
	t.regex(alone.out, /kustomize build base \| kong-client-ip check\. \[input-of-other-tool\]/);
	const beside = await checkBeside({ ...files, 'live/kong.yaml': kept }, ['.']);
	t.is(beside.code, 0);
	t.is(
		beside.err,
		'base: not read, since what kustomize makes of its files is what counts (kustomize build base | kong-client-ip check).\n0 errors, 0 warnings, 1 note\n',
	);
	oneGateway(t, await checkBeside({ ...files, 'base/kong.yaml': kept }, ['base/kong.yaml']));
});

test('a folder without manifests is no clean one', async (t) => {
	const { code, out, err } = await checkBeside({ 'docs/values.yaml': 'a: 1\n' }, ['docs']);
	t.is(code, 2);
	t.regex(out, /objects read: 0\. .* \[no-gateway\]/);
	t.is(
		err,
		'docs: no *.yaml, *.yml or *.json below it holds a Kubernetes object.\n1 error, 0 warnings, 0 notes\n',
	);
	t.is((await checkBeside({ 'docs/a.txt': '' }, ['docs', '--allow-empty'])).code, 0);
});

test('two gateways of one name, as of two clusters, are named', async (t) => {
	const { err } = await checkBeside({ 'out/a/kong.yaml': kept, 'out/b/kong.yaml': kept }, ['out']);
	t.regex(
		err,
		/^Deployment\/kong is in both out\/a\/kong\.yaml and out\/b\/kong\.yaml\. All files are read as the objects of one cluster: check those of each cluster by themselves\.\n/,
	);
});

test.serial('a folder that may not be read is named', async (t) => {
	await withFolder(async (folder) => {
		await mkdir(join(folder, 'a/b'), { recursive: true });
		await writeFile(join(folder, 'a/b/kong.yaml'), kept);
		await chmod(folder, 0o755);
		await chmod(join(folder, 'a/b'), 0o000);
		const check = async (...args: string[]) => {
			const io = fakeIo({ cwd: folder });
			return { code: await main(['check', ...args], io), err: io.said.stderr };
		};
		t.is((await check('missing')).code, 2);
		const { code, err } = await withoutRights(() => check('a'));
		t.is(code, 2);
		t.is(err, 'kong-client-ip: a/b cannot be read: permission is denied.\n');
	});
});
