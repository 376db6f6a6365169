// Values of this chart inside other files, where nobody says where: which of them commands read, and what they say.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';

const files = {
	'plain.yaml': 'clientIp: {loadBalancer: aks}\n',
	'more.yaml': 'replicaCount: 3\n',
	'umbrella.yaml': 'public:\n  clientIp: {loadBalancer: aks}\nredis: {enabled: true}\n',
	'umbrella-prod.yaml': 'public:\n  clientIp: {scheme: internal}\n',
	'umbrella-size.yaml': 'public: {replicaCount: 3}\n',
	'umbrella-redis.yaml': 'redis: {enabled: false}\n',
	'two.yaml': 'public:\n  clientIp: {loadBalancer: aks}\ninternal:\n  clientIp: {loadBalancer: metallb}\n',
	'flux.yaml':
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: edge}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: edge}\nspec:\n  values:\n    clientIp: {loadBalancer: aks}\n',
	'argo.yaml':
		'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: edge}\nspec:\n  source:\n    helm:\n      values: |\n        clientIp: {loadBalancer: aks}\n',
	'edge/helmfile.yaml':
		'releases:\n  - {name: dns, chart: bitnami/external-dns}\n  - name: edge\n    chart: oci://ghcr.io/kong-client-ip/charts/kong-client-ip\n    values:\n      - values/base.yaml\n      - clientIp: {scheme: internal}\n',
	'edge/values/base.yaml': 'clientIp: {loadBalancer: aks}\n',
	'helmfile-two.yaml':
		'releases:\n  - {name: a, chart: x/kong-client-ip}\n  - {name: b, chart: x/kong-client-ip}\n',
	'helmfile-set.yaml':
		'releases:\n  - {name: a, chart: x/kong-client-ip, set: [{name: replicaCount, value: 3}]}\n',
	'helmfile-template.yaml': 'releases:\n  - {name: a, chart: x/kong-client-ip, values: [a.yaml.gotmpl]}\n',
	'helmfile-missing.yaml': 'releases:\n  - {name: a, chart: x/kong-client-ip, values: [a.yaml]}\n',
	'helmfile-kong.yaml': 'releases:\n  - {name: a, chart: kong/kong, values: [kong.yaml]}\n',
	'helmfile-bare.yaml': 'releases:\n  - {name: a, chart: x/kong-client-ip}\n',
	'kong.yaml': 'ingressController: {enabled: false}\nproxy: {type: LoadBalancer}\n',
	'service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
	'extra.yaml':
		'replicaCount: 2\nextraObjects:\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: "clientIp: b"}}\n',
} as const;

const run = (...args: readonly string[]) =>
	withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(dirname(join(cwd, name)), { recursive: true });
			await writeFile(join(cwd, name), text);
		}
		return runCommand(args, { cwd });
	});

type Name = keyof typeof files;

const read = (name: Name, place: string) =>
	`${name}: read at ${place}, where its values of this chart are.\n`;
const helmfile =
	'edge/helmfile.yaml: read the values of release edge: values/base.yaml, /releases/1/values/1.\n';
const internal = /service\.beta\.kubernetes\.io\/azure-load-balancer-internal/;

/** Files, what standard error says, and whether the balancer is internal. */
const right: readonly (readonly [names: readonly Name[], said: string, isInternal: boolean])[] = [
	[['plain.yaml'], '', false],
	[['umbrella.yaml'], read('umbrella.yaml', '/public'), false],
	[
		['umbrella.yaml', 'umbrella-prod.yaml'],
		`${read('umbrella.yaml', '/public')}${read('umbrella-prod.yaml', '/public')}`,
		true,
	],
	[
		['umbrella.yaml', 'umbrella-size.yaml', 'umbrella-redis.yaml'],
		`${read('umbrella.yaml', '/public')}${read('umbrella-size.yaml', '/public')}umbrella-redis.yaml: not read, since it has nothing at /public.\n`,
		false,
	],
	[['umbrella.yaml', 'more.yaml'], read('umbrella.yaml', '/public'), false],
	[['plain.yaml', 'umbrella-prod.yaml'], read('umbrella-prod.yaml', '/public'), true],
	[['flux.yaml'], read('flux.yaml', '/spec/values'), false],
	[['argo.yaml'], read('argo.yaml', '/spec/source/helm/values'), false],
	[['edge/helmfile.yaml'], helmfile, true],
];

for (const [names, said, isInternal] of right) {
	test(`explain and plan read ${names.join(', ')}`, async (t) => {
		const explained = await run('explain', ...names);
		t.is(explained.stderr, said);
		t.is(explained.code, 0);
		t.regex(explained.stdout, /^Azure Standard Load Balancer\n/);
		t.is(internal.test(explained.stdout), isInternal);
		const planned = await run('plan', ...names.flatMap((name) => ['--from', name]), '--to', 'plain.yaml');
		t.is(planned.stderr, said);
		t.is(internal.test(planned.stdout), isInternal);
	});
}

test('overlay and validate -f read them, too', async (t) => {
	for (const command of [
		['overlay', '--for', 'kong/kong'],
		['validate', '-f'],
	]) {
		const { code, stderr } = await run(...command, 'umbrella.yaml');
		t.is(stderr, read('umbrella.yaml', '/public'), command[0]);
		t.is(code, 0, command[0]);
	}
	t.regex((await run('overlay', '--for', 'kong/kong', 'edge/helmfile.yaml')).stdout, internal);
});

test('the steps of a plan upgrade the chart around the values', async (t) => {
	const { stdout } = await run('plan', '--from', 'umbrella.yaml', '--to', 'umbrella-prod.yaml');
	t.false(/helm (?:upgrade|install)/.test(stdout));
});

test('a release that sets nothing has the values of the chart', async (t) => {
	const { code, stdout, stderr } = await run('explain', 'helmfile-bare.yaml');
	t.is(stderr, 'helmfile-bare.yaml: release a sets no values, so those of the chart count.\n');
	t.is(code, 0);
	t.regex(stdout, /^Any load balancer\n/);
});

test('a block in an object of one’s own is no place for values', async (t) => {
	const { code, stdout, stderr } = await run('explain', 'extra.yaml');
	t.deepEqual([code, stderr], [0, '']);
	t.regex(stdout, /^Any load balancer\n/);
});

const refused: readonly (readonly [name: Name, message: string])[] = [
	['two.yaml', 'two.yaml: values of this chart are at /public and /internal. Say which by --at /public.'],
	[
		'helmfile-two.yaml',
		'helmfile-two.yaml is a Helmfile with 2 releases of this chart: a, b. Let it write the values of one, and give that file: helmfile --file helmfile-two.yaml --selector name=a write-values',
	],
	[
		'helmfile-set.yaml',
		'helmfile-set.yaml is a Helmfile whose release a gets values by set, too. Let it write the values, and give the file that it made: helmfile --file helmfile-set.yaml --selector name=a write-values',
	],
	[
		'helmfile-template.yaml',
		'helmfile-template.yaml is a Helmfile whose release a gets values from a template. Let it write the values, and give the file that it made: helmfile --file helmfile-template.yaml --selector name=a write-values',
	],
	['helmfile-missing.yaml', 'a.yaml cannot be read: there is no such file.'],
	[
		'helmfile-kong.yaml',
		'helmfile-kong.yaml is a Helmfile without a release of this chart, and holds no values of this chart. Give the file that has them; kong-client-ip check reads manifests.',
	],
	[
		'service.yaml',
		'service.yaml is of kind Service, and holds no values of this chart. Give the file that has them; kong-client-ip check reads manifests.',
	],
];

for (const [name, message] of refused) {
	test(`${name}: exit 2, and what to do`, async (t) => {
		for (const command of [['explain'], ['overlay', '--for', 'kong/kong'], ['validate', '-f']])
			t.deepEqual(await run(...command, name), {
				code: 2,
				stdout: '',
				stderr: `kong-client-ip: ${message}\n`,
			});
	});
}

test('values of Kong’s own chart: which command translates them', async (t) => {
	const { code, stderr } = await run('explain', 'kong.yaml');
	t.is(code, 1);
	t.is(
		stderr.split('\n')[0],
		'kong.yaml: these are values of kong/kong. To make values of this chart of them: kong-client-ip import kong.yaml',
	);
});
