// kong-client-ip import, given what it cannot use: one clear line, exit 2, and nothing printed.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { shareOf } from '../../support/breadth.ts';
import { runCommand } from '../../support/command.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

async function call(text: string, ...args: string[]) {
	const io = fakeIo({ stdin: async () => new TextEncoder().encode(text) });
	return { code: await main(['import', ...args, '-'], io), ...io.said };
}

const kong = 'proxy: {externalTrafficPolicy: Local}\n';

const asks = 'Use --from kong/kong, kong/ingress, ingress-nginx or traefik.';

for (const [yaml, args, message] of [
	[
		'replicaCount: 2\n',
		[],
		`<stdin> does not show which chart it is for (it has no key that only one chart has). ${asks}`,
	],
	['', [], '<stdin> holds no values: it is empty.'],
	[
		'proxy: {type: NodePort}\ngateway: {env: {a: b}, proxy: {type: NodePort}}\n',
		[],
		`<stdin> does not show which chart it is for (it has proxy of kong/kong, gateway.proxy and gateway.env of kong/ingress). ${asks}`,
	],
	[
		'clientIp: {loadBalancer: aks}\n',
		[],
		'<stdin> has a clientIp block, so it holds values of this chart already.',
	],
	[
		kong,
		['--from', 'kong'],
		'--from kong is not known. Use one of kong/kong, kong/ingress, ingress-nginx, traefik. See kong-client-ip import --help.',
	],
	[
		kong,
		['--load-balancer', 'hetzer'],
		'--load-balancer hetzer is not in the catalogue. Did you mean hetzner? kong-client-ip load-balancers lists all.',
	],
	[
		kong,
		['--load-balancer', 'cloudflare'],
		'--load-balancer cloudflare is not in the catalogue. Did you mean cloudflare-tunnel or cloudflare-spectrum? kong-client-ip load-balancers lists all.',
	],
	[
		kong,
		['--strategy', 'auto'],
		'--strategy auto is not known. Use one of externalTrafficPolicy, proxyProtocol, httpHeaders, none.',
	],
	[
		kong,
		['--form', 'traefik'],
		'there is no option --form. Did you mean --from? See kong-client-ip import --help.',
	],
	[kong, ['--at', '/gateway'], '-: there are no values at /gateway.'],
	[
		kong,
		['--from', 'ingress-nginx'],
		'<stdin> has no key of ingress-nginx, but proxy of kong/kong, which ingress-nginx ignores. Use --from kong/kong.',
	],
	[
		'controller: {config: {entries: {proxy-protocol: "True"}}}\n',
		['--from', 'ingress-nginx'],
		'<stdin> holds values of the NGINX Ingress Controller of F5 (nginx-ingress) (it has controller.config.entries), which import does not read. It reads values of kong/kong, kong/ingress, ingress-nginx or traefik.',
	],
	[
		'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: {chart: kong, helm: {valueFiles: [$values/kong.yaml]}}}\n',
		[],
		'<stdin> is of kind Application and holds no values of a chart. Give the files with the values, or what helm get values RELEASE -o yaml prints.',
	],
	[
		'apiVersion: v1\nkind: Service\nmetadata: {name: kong}\nspec: {type: LoadBalancer}\n',
		['--from', 'kong/kong'],
		'<stdin> is of kind Service and holds no values of a chart. Give the files with the values, or what helm get values RELEASE -o yaml prints.',
	],
] as const) {
	test(`exit 2: ${args.join(' ')} ${JSON.stringify(yaml)}`, async (t) => {
		t.deepEqual(await call(yaml, ...args), { code: 2, stdout: '', stderr: `kong-client-ip: ${message}\n` });
	});
}

test('no file, a missing file, a folder: exit 2', async (t) => {
	await withFolder(async (cwd) => {
		await mkdir(join(cwd, 'folder'));
		await symlink('round.yaml', join(cwd, 'round.yaml'));
		await writeFile(join(cwd, 'file'), '');
		for (const [args, message] of [
			[[], 'name a values file. See kong-client-ip import --help.'],
			[['missing.yaml'], 'missing.yaml cannot be read: there is no such file.'],
			[
				['folder'],
				'folder is a folder without values*.yaml and values*.yml. Name the file that holds the values.',
			],
			[['round.yaml'], 'round.yaml cannot be read: its symbolic links lead in a circle.'],
			[['file/values.yaml'], 'file/values.yaml cannot be read: a part of its path is a file, not a folder.'],
		] as const) {
			t.deepEqual(await runCommand(['import', ...args], { cwd }), {
				code: 2,
				stdout: '',
				stderr: `kong-client-ip: ${message}\n`,
			});
		}
	});
});

for (const [what, content, line] of [
	[
		'a list',
		'- proxy\n',
		'<stdin>:1:1: error: A values file must be a map (`key: value`), this is a list. [yaml-not-a-map]',
	],
	[
		'tabs as indentation',
		'proxy:\n\ttype: NodePort\n',
		'<stdin>:2:1: error: A tab is used as indentation: YAML indents with spaces only. [yaml-syntax]',
	],
	[
		'10 MB of nonsense',
		'nonsense '.repeat(1_150_000),
		'<stdin>:1:1: error: The file is larger than 1 MiB, which no values file can be: check that you named the right file. [yaml-size]',
	],
	[
		'Latin-1',
		Buffer.from('proxy: caf\xe9\n', 'latin1'),
		'<stdin>:1:1: error: The file is not UTF-8: save it as UTF-8. [yaml-encoding]',
	],
] as const) {
	test(`${what}: exit 2, and nothing printed`, async (t) => {
		t.deepEqual(await runCommand(['import', '-'], { input: content }), {
			code: 2,
			stdout: '',
			stderr: `${line}\n1 error, 0 warnings, 0 notes\n`,
		});
	});
}

test('tens of thousands of settings, most of them nobody’s, are read within the minute that a program has here', async (t) => {
	const lines = (name: string) =>
		Array.from({ length: shareOf(10_000, 3) }, (_, i) => `  ${name}${i}: "1"\n`).join('');
	const { code } = await program(['import', '-', '--load-balancer', 'aks'], {
		input: `env:\n${lines('a')}${lines('a-')}${lines('KONG_b')}proxy:\n${lines('c')}`,
	});
	t.is(code, 1);
});

const application = (chart: string, values: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: edge }
spec:
  source:
    ${chart}
    helm:
      values: |
${values.replaceAll(/^/gm, '        ')}
`;

test('the object around the values says which chart reads them', async (t) => {
	const input = application('chart: ingress', 'proxy: { type: NodePort }\nenv: { log_level: info }');
	const args = ['import', '--at', '/spec/source/helm/values', '-'];
	t.deepEqual(await runCommand(args, { input }), {
		code: 2,
		stdout: '',
		stderr:
			'kong-client-ip: <stdin> has no key of kong/ingress, but proxy of kong/kong, which kong/ingress ignores. Use --from kong/kong, or put them below gateway.\n',
	});
	const said = await runCommand([...args, '--from', 'kong/kong'], { input });
	t.regex(said.stdout, /# Made from values of kong\/kong /);
	const below = application('chart: ingress', 'gateway:\n  proxy: { type: NodePort }');
	t.regex((await runCommand(args, { input: below })).stdout, /# Made from values of kong\/ingress /);
	const other = application('chart: edge', 'proxy: { type: NodePort }\nenv: { log_level: info }');
	t.regex((await runCommand(args, { input: other })).stdout, /# Made from values of kong\/kong /);
});

test('the pointer to values deeper in a text can be given as it is', async (t) => {
	const input = application(
		'path: charts/edge',
		'outer:\n  kong:\n    proxy: { type: NodePort }\n    env: {}',
	);
	const places = ['/spec/source/helm/values', '/spec/source/helm/values/outer'];
	for (const place of places) {
		const { stderr } = await runCommand(['import', '--at', place, '-'], { input });
		t.regex(
			stderr,
			/has values at \/spec\/source\/helm\/values\/outer\/kong\. Give --at \S+\/outer\/kong\.\n$/,
		);
	}
	const args = ['import', '--at', '/spec/source/helm/values/outer/kong', '-'];
	t.regex((await runCommand(args, { input })).stdout, /# Made from values of kong\/kong /);
});
