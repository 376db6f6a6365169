// The files of other charts, in the shapes that they have in repositories: a hook never fails for them, and says little.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';

/** What validate says to files in a folder of their own; files before `beside` are its arguments. */
async function validate(files: { readonly [name: string]: string | Buffer }, ...options: readonly string[]) {
	return withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(dirname(join(cwd, name)), { recursive: true });
			await writeFile(join(cwd, name), text);
		}
		const names = Object.keys(files).filter((name) => !name.endsWith('Chart.yaml'));
		return runCommand(['validate', ...options, ...names], { cwd });
	});
}

const others: { readonly [what: string]: string | Buffer } = {
	'a list of values files for helmfile': '- values/common.yaml\n- values/prod.yaml\n',
	'a template of helmfile': 'replicas: {{ .Values.replicas | default 2 }}\nfoo: {{- if x }}\n',
	'a template with blocks': '{{- if eq .Environment.Name "prod" }}\nreplicas: 3\n{{- end }}\n',
	'a template of cookiecutter': 'image:\n  repository: {{ cookiecutter.image }}\n{% if cookiecutter.tls %}\n',
	'a template whose client has an id': 'clientId: {{ .Values.clientId }}\nclientSecret: {{ .x }}\n',
	'a template with a clientIp of its own, further in': 'nginx:\n  config:\n    clientIp: {{- .x }}\n',
	'a template that speaks of clientIp': '# Set clientIp: in the other file.\nfoo: {{ x }}: y\n',
	'a merge conflict in another chart': 'image:\n<<<<<<< HEAD\n  tag: 1\n=======\n  tag: 2\n>>>>>>> b\n',
	'tabs for indentation': 'image:\n\ttag: 1\n',
	'an encrypted file': 'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6638\n',
	'a text': 'just words',
	'a file in UTF-16': Buffer.from('\ufeffreplicas: 1\n', 'utf16le'),
	'more than Helm could store': `a: ${'x'.repeat(1_100_000)}\n`,
	'an anchor that is nowhere': 'resources: *defaults\n',
	'two keys of one name': 'a: 1\na: 2\n',
};

for (const [what, content] of Object.entries(others)) {
	test(`${what}: left alone`, async (t) => {
		t.deepEqual(await validate({ 'values.yaml': content }), {
			code: 0,
			stdout: '',
			stderr: 'values.yaml: not checked, since it has no clientIp block (check it with --strict).\n',
		});
	});
}

test('strictly, what cannot be read is an error all the same', async (t) => {
	const { code, stdout } = await validate({ 'values.yaml': '- a\n' }, '--strict');
	t.is(code, 1);
	t.regex(stdout, /^values\.yaml:1:1: error: .*\[yaml-not-a-map\]/);
});

const broken: { readonly [what: string]: string | Buffer } = {
	'a template': 'clientIp:\n  loadBalancer: {{ .x }}: a\n',
	'a bracket that is open': 'clientIp: {loadBalancer: aks\n',
	'a flow map': '{"clientIp": {"loadBalancer": aks\n',
	'no colon': 'proxy: {}\nclientIp\n  loadBalancer: aks\n',
	'another case': 'clientIP:\n\tloadBalancer: aks\n',
	'a misspelt block, known by its key': 'cleintIp:\n  # ours\n  strategy: {{ x }}: y\n',
	'UTF-16': Buffer.from('\ufeffclientIp:\n  loadBalancer: aks\n', 'utf16le'),
	'UTF-8 with its mark': '\ufeffclientIp: [\n',
	'a modeline': '# yaml-language-server: $schema=kong-client-ip.schema.json\nproxy: [\n',
};

for (const [what, content] of Object.entries(broken)) {
	test(`ours and broken, ${what}: an error`, async (t) => {
		const { code, stdout } = await validate({ 'values.yaml': content });
		t.is(code, 1);
		t.regex(stdout, /^values\.yaml:\d+:\d+: error: .*\[yaml-/);
	});
}

const wrong = 'clientIp:\n  loadBalancer: aks\n  stratgy: auto\n';
const header = 'clientIp:\n  header: X-Real-IP\n';
const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

test('a clientIp of another chart, whose Chart.yaml is beside it: left alone', async (t) => {
	for (const file of ['values.yaml', 'values-prod.yaml', 'ci/test-values.yaml']) {
		const { code, stdout } = await validate({ 'Chart.yaml': chart('webapp'), [file]: header });
		t.deepEqual({ code, stdout }, { code: 0, stdout: '' }, file);
	}
	t.is((await validate({ 'values.yaml': header })).code, 1);
	// A chart above other folders says nothing of them.
	t.is((await validate({ 'Chart.yaml': chart('webapp'), 'deploy/values.yaml': header })).code, 1);
});

test('a copy of this chart under another name: checked', async (t) => {
	t.is((await validate({ 'Chart.yaml': chart('gateway'), 'values.yaml': wrong })).code, 1);
});

test('beside this chart’s own Chart.yaml: checked, with or without the block', async (t) => {
	const beside = { 'Chart.yaml': chart('kong-client-ip') };
	t.is((await validate({ ...beside, 'values.yaml': 'prxy: {}\n' })).code, 1);
	t.is((await validate({ ...beside, 'ci/a-values.yaml': '- a\n' })).code, 1);
});

test('beside a Chart.yaml that cannot be read, or is none: as if there were no chart', async (t) => {
	for (const text of ['{{', '- a\n', 'name: [a]\n', ''])
		t.is((await validate({ 'Chart.yaml': text, 'values.yaml': wrong })).code, 1, text);
});

test('an umbrella chart: the values below its name for this chart are checked, and all others left alone', async (t) => {
	const umbrella = chart(
		'platform',
		'dependencies:\n  - {name: kong-client-ip, alias: edge}\n  - {name: kong-client-ip}\n  - {name: redis}\n',
	);
	const check = (values: string) => validate({ 'Chart.yaml': umbrella, 'values.yaml': values });
	const right = 'edge:\n  clientIp:\n    loadBalancer: aks\nredis:\n  stratgy: auto\n';
	t.deepEqual(await check(right), { code: 0, stdout: '', stderr: '' });
	const { code, stdout } = await check(`${right}kong-client-ip:\n  clientIp: {stratgy: auto}\n`);
	t.is(code, 1);
	t.regex(stdout, /^values\.yaml:7:14: error: clientIp\.stratgy is not a value of this chart\./);
	t.is((await check('edge:\n  replicaCuont: 2\n')).code, 1, 'without a block');
	t.regex(
		(await check('edge: {clientIp: {loadBalancer: hetzner}}\n')).stderr,
		/^values\.yaml: \d more errors? if this is the only file; to see them: kong-client-ip validate --at \/edge -f values\.yaml\n$/,
	);
	for (const other of ['redis:\n  a: 1\n', 'edge: [{{ .Values.x }}]\n', '- a\n'])
		t.is((await check(other)).code, 0, other);
});

test('an umbrella chart without a Chart.yaml beside the file: where to look for the block', async (t) => {
	t.deepEqual(await validate({ 'values.yaml': 'edge:\n  clientIp:\n    loadBalancer: aks\n' }), {
		code: 0,
		stdout: '',
		stderr:
			'values.yaml: not checked, since its clientIp block is further down (check it with --at /edge).\n',
	});
});

test('sixty charts: one line, before the one finding', async (t) => {
	const many = Object.fromEntries(
		Array.from({ length: 60 }, (_, index) => [
			`charts/c${index}/values.yaml`,
			index % 2 ? '- a\n' : 'a: 1\n',
		]),
	);
	const { code, stderr } = await validate({ ...many, 'values.yaml': wrong });
	t.is(code, 1);
	t.is(
		stderr,
		'60 files not checked, since they are for other charts, without a clientIp block: charts/c0/values.yaml, charts/c1/values.yaml, charts/c2/values.yaml, and 57 more (check them with --strict).\n1 error, 0 warnings\n',
	);
});

test('many files whose block is further down, or that lack the path: one line for each reason', async (t) => {
	const inner = 'kong:\n  clientIp: {}\n';
	const deep = await validate({ 'a.yaml': inner, 'b.yaml': inner });
	t.is(
		deep.stderr,
		'2 files not checked, since their clientIp block is further down (check them with --at): a.yaml at /kong, b.yaml at /kong.\n',
	);
	const lacking = await validate({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }, '--at', '/spec/values');
	t.is(lacking.stderr, '2 files have no values at /spec/values: a.yaml, b.yaml.\n');
});
