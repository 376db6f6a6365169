// A folder where a command takes values files as layers, or a side of a plan.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';

const service = (policy: string) =>
	`apiVersion: v1\nkind: Service\nmetadata: {name: kong}\nspec: {type: LoadBalancer, externalTrafficPolicy: ${policy}, ports: [{port: 80}]}\n`;

const files = {
	'one/values.yaml': 'clientIp: {loadBalancer: metallb}\n',
	'one/README.md': '# Kong\n',
	'below/prod/values-prod.yml': 'clientIp: {loadBalancer: metallb, strategy: none}\n',
	'several/values.yaml': 'clientIp: {loadBalancer: metallb}\n',
	'several/values-prod.yaml': 'proxy: {}\n',
	'kong/values.yaml': 'proxy: {type: NodePort}\nenv: {database: "off"}\n',
	'old/rendered/service.yaml': service('Cluster'),
	'old/package.json': '{"name": "a"}\n',
	'new/service.yaml': service('Local'),
	'nothing/README.md': '# Nothing\n',
};

const inFolder = (...args: readonly string[]) =>
	withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(dirname(join(cwd, name)), { recursive: true });
			await writeFile(join(cwd, name), text);
		}
		return runCommand(args, { cwd });
	});

const inOrder =
	'several is a folder with 2 values files: several/values-prod.yaml, several/values.yaml. Name those that helm takes with -f, in that order.';
const without =
	'nothing is a folder without values*.yaml and values*.yml. Name the file that holds the values.';

for (const command of [
	['explain'],
	['import'],
	['overlay', '--for', 'kong/kong'],
	['validate', '-f'],
	['overlay', '--for', 'kong/kong', 'one/values.yaml', '--over'],
	['plan', '--to', 'one/values.yaml', '--from-kong'],
] as const) {
	test(`${command.join(' ')} FOLDER takes its values file, if there is one only`, async (t) => {
		const own = command.some((word) => ['import', '--over', '--from-kong'].includes(word));
		const folder = own ? 'kong' : 'one';
		const named = await inFolder(...command, `${folder}/values.yaml`);
		t.not(named.code, 2, named.stderr);
		t.deepEqual(await inFolder(...command, folder), named);
		for (const [name, message] of [
			['several', inOrder],
			['nothing', without],
		] as const)
			t.deepEqual(await inFolder(...command, name), {
				code: 2,
				stdout: '',
				stderr: `kong-client-ip: ${message}\n`,
			});
	});
}

test('plan compares the values of two folders, and names the files in its commands', async (t) => {
	const { code, stdout } = await inFolder('plan', '--from', 'one', '--to', 'below');
	t.is(code, 0, stdout);
	t.regex(stdout, /-f below\/prod\/values-prod\.yml/);
});

test('plan compares the manifests of two folders without values files', async (t) => {
	const named = await inFolder('plan', '--from', 'old/rendered/service.yaml', '--to', 'new/service.yaml');
	t.regex(named.stdout, /^Service\/default\/kong\n/);
	t.deepEqual(await inFolder('plan', '--from', 'old', '--to', 'new'), named);
});

for (const [what, args, message] of [
	[
		'manifests before and values after',
		['--from', 'old', '--to', 'one'],
		/--to holds values of the chart, and --from Kubernetes manifests\. Give values on both sides/,
	],
	[
		'a side with both',
		['--from', 'old', '--from', 'one', '--to', 'new'],
		/--from: one\/values\.yaml holds values, and old is a folder without values\*\.yaml\. Give values or Kubernetes manifests, not both\./,
	],
	[
		'a folder with neither',
		['--from', 'nothing', '--to', 'new'],
		/--from: nothing has no values\*\.yaml and no Kubernetes manifests\. Name the files\./,
	],
	['several values files', ['--from', 'one', '--to', 'several'], /several is a folder with 2 values files: /],
] as const) {
	test(`plan with folders is refused: ${what}`, async (t) => {
		const { code, stdout, stderr } = await inFolder('plan', ...args);
		t.is(code, 2);
		t.is(stdout, '');
		t.regex(stderr, message);
	});
}
