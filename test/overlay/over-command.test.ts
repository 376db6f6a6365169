// `overlay --over`: what it prints, where it says what, and what it refuses, with the exit code.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { main } from '../../cli/main.ts';
import { fakeIo } from '../support/fake-io.ts';
import { withFolder } from '../support/helm.ts';
import { alb, existingAlb, existingProxy, local, proxyProtocol } from './reviewed.ts';

/** Runs the command over files of these texts. */
async function overlay(
	block: object,
	theirs: { readonly [file: string]: string },
	target = 'kong/kong',
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
	return withFolder(async (folder) => {
		const io = fakeIo({ cwd: folder });
		await writeFile(join(folder, 'block.yaml'), JSON.stringify(block));
		for (const [name, text] of Object.entries(theirs)) await writeFile(join(folder, name), text);
		const over = Object.keys(theirs).flatMap((name) => ['--over', name]);
		return { code: await main(['overlay', '--for', target, '-f', 'block.yaml', ...over], io), ...io.said };
	});
}

test('it says in comments and on standard error what it clears, with the place', async (t) => {
	const { code, stdout, stderr } = await overlay(proxyProtocol, { 'theirs.yaml': existingAlb });
	t.is(code, 0);
	t.regex(stdout, /\n# Over theirs\.yaml:\n/);
	t.regex(stdout, /\n# proxy\.tls\.overrideServiceTargetPort is 8000; the overlay clears it\.\n/);
	t.regex(
		stderr,
		/theirs\.yaml:5:36: note: proxy\.tls\.overrideServiceTargetPort is 8000; the overlay clears it\. \[overlay-change\]/,
	);
	t.like(parse(stdout), { proxy: { tls: { overrideServiceTargetPort: null } } });
});

test('a line that has to be deleted: it is printed, and the exit code says so', async (t) => {
	const { code, stdout, stderr } = await overlay(local, { 'theirs.yaml': existingProxy });
	t.is(code, 1);
	t.regex(
		stderr,
		/theirs\.yaml:13:66: error: Delete proxy\.annotations\["service\.beta\.kubernetes\.io\/aws-load-balancer-proxy-protocol"\] here: /,
	);
	t.regex(stdout, /\n# Delete proxy\.annotations/);
	t.deepEqual(parse(stdout).env, { trusted_ips: null, real_ip_header: null });
});

test('with a file between, nothing has to be deleted, and the annotations of the user are set again', async (t) => {
	const { code, stdout } = await overlay(local, {
		'theirs.yaml': existingProxy,
		'between.yaml': 'proxy: {annotations: null}',
	});
	t.is(code, 0);
	t.like(parse(stdout), {
		proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'edge' } },
	});
});

test('several files lie over each other, and each value is placed in the last that has it', async (t) => {
	const { code, stderr } = await overlay(local, {
		'a.yaml': 'env: {trusted_ips: 10.0.0.0/8}\nproxy: {type: NodePort}',
		'b.yaml': 'proxy: {type: ClusterIP}',
	});
	t.is(code, 0);
	t.regex(stderr, /^a\.yaml:1:\d+: note: env\.trusted_ips/m);
	t.regex(stderr, /^b\.yaml:1:\d+: note: proxy\.type is "ClusterIP"; the overlay sets "LoadBalancer"\./m);
});

test('nothing of another method: nothing is said', async (t) => {
	const { code, stdout, stderr } = await overlay(local, {
		'theirs.yaml': 'ingressController: {enabled: false}\n',
	});
	t.deepEqual([code, stderr], [0, '']);
	t.notRegex(stdout, /# Over/);
});

test('what is wrong with a value of theirs is said at its place', async (t) => {
	const { code, stdout, stderr } = await overlay(
		alb,
		{
			'theirs.yaml': 'gateway:\n  proxy:\n    loadBalancerSourceRanges: [10.0.0.0/99]\n',
		},
		'kong/ingress',
	);
	t.deepEqual([code, stdout], [1, '']);
	t.regex(stderr, /^theirs\.yaml:3:32: error: proxy\.loadBalancerSourceRanges\[0\]/m);
});

for (const [name, theirs, target, code, text] of [
	[
		'values of this chart',
		'a: 1\nclientIp: {}',
		'kong/kong',
		2,
		/^kong-client-ip: theirs\.yaml:2:1 has a clientIp block, so it holds values of this chart\. Give it with -f\.$/m,
	],
	[
		'values of ingress-nginx',
		'controller: {config: {use-proxy-protocol: "true"}}',
		'kong/kong',
		2,
		/theirs\.yaml:1:\d+ holds values of ingress-nginx, by controller\.config, not of kong\/kong\. kong-client-ip import reads them\./,
	],
	[
		'values of kong/ingress',
		'gateway:\n  proxy: {type: NodePort}',
		'kong/kong',
		2,
		/theirs\.yaml:2:3 holds values of kong\/ingress, by gateway\.proxy, not of kong\/kong\. Use --for kong\/ingress\./,
	],
	[
		'values of kong/kong',
		'proxy: {type: NodePort}',
		'kong/ingress',
		2,
		/theirs\.yaml:1:1 holds values of kong\/kong, by proxy, not of kong\/ingress\. Use --for kong\/kong\./,
	],
	[
		'an object',
		'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease',
		'kong/kong',
		2,
		/theirs\.yaml:2:1 is a Kubernetes object, HelmRelease\./,
	],
	[
		'values below another key',
		'kong: {proxy: {type: NodePort}}',
		'kong/kong',
		2,
		/theirs\.yaml:1:1 has no key of kong\/kong\. Give what is below kong as a file of its own\./,
	],
	['another file', 'name: John', 'kong/kong', 2, /theirs\.yaml:1:1 has no key of kong\/kong\.$/m],
	[
		'a list',
		'proxy:\n  - type',
		'kong/kong',
		1,
		/^theirs\.yaml:2:3: error: proxy must be a map for kong\/kong, but it is a list\. Correct it there\. \[overlay-shape\]$/m,
	],
	[
		'a gateway that is text',
		'gateway: kong',
		'kong/ingress',
		1,
		/theirs\.yaml:1:10: error: gateway must be a map for kong\/ingress, but it is the text "kong"\./,
	],
	[
		'an old version',
		'env: {}\nrunMigrations: true',
		'kong/kong',
		1,
		/theirs\.yaml:2:16: error: runMigrations is of kong\/kong before version 2\.0\.0/,
	],
	['no YAML', 'proxy: [', 'kong/kong', 1, /theirs\.yaml:1:\d+: error: /],
] as const) {
	test(`refused, with nothing printed: ${name}`, async (t) => {
		const said = await overlay(local, { 'theirs.yaml': theirs }, target);
		t.deepEqual([said.code, said.stdout], [code, '']);
		t.regex(said.stderr, text);
		t.is(said.stderr.trim().split('\n').length, 1, said.stderr);
	});
}

test('a file that is not there is wrong usage', async (t) => {
	const io = fakeIo({ stdin: async () => Buffer.from('{}') });
	t.is(await main(['overlay', '--for', 'kong/kong', '-', '--over', '/nowhere/theirs.yaml'], io), 2);
	t.is(io.said.stdout, '');
});
