// npm start: the program's whole text and its exit code.
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { UserError } from '../../readers/user-error.ts';
import { parseStartArguments } from '../../scripts/start/arguments.ts';
import { start } from '../../scripts/start/start.ts';
import { helm } from '../../scripts/tools/helm/find.ts';
import { fakeIo } from '../support/fake-io.ts';
import { withFolder } from '../support/helm.ts';
import { run } from '../support/run.ts';
import { script } from '../support/script.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs the program as npm does, from where the user is. Helm is there already, so that nothing is said of its download. */
async function started(folder: string, ...args: string[]) {
	await helm();
	return run(process.execPath, [...script('start'), ...args], { cwd: root, env: { INIT_CWD: folder } });
}

/** The same without a process of its own. */
async function startIn(cwd: string, ...args: string[]) {
	const io = fakeIo({ cwd });
	const exitCode = await start(args, io);
	return { ...io.said, exitCode };
}

const exists = (path: string) =>
	access(path).then(
		() => true,
		() => false,
	);

test('without a file: the shipped example, all the way to manifests', async (t) => {
	await withFolder(async (folder) => {
		const { stdout, stderr, exitCode } = await started(folder);
		t.is(stderr, '');
		t.is(exitCode, 0);
		t.regex(stdout, /^Values {3}.*aws-nlb-proxy-protocol-values\.yaml: valid$/m);
		t.regex(stdout, /^Rendered by Helm \d+\.\d+\.\d+: 5 objects, valid$/m);
		t.regex(stdout, /^Load balancer: AWS Network Load Balancer, instance targets/m);
		t.regex(stdout, /^ {4}service\.beta\.kubernetes\.io\/aws-load-balancer-proxy-protocol: \*$/m);
		t.regex(stdout, /^ {4}KONG_REAL_IP_HEADER=proxy_protocol$/m);
		t.regex(stdout, /^ {2}Its peers: the nodes\.$/m);
		t.regex(stdout, /\nManifests in kong-client-ip\.yaml\.\n$/);
		const objects = readManifests(await readFile(join(folder, 'kong-client-ip.yaml'), 'utf8'));
		t.is(objects.length, 5);
	});
});

test('files of the user’s are layers, relative to where they are, and an output of their choice', async (t) => {
	await withFolder(async (folder) => {
		await mkdir(join(folder, 'values'));
		await writeFile(join(folder, 'values', 'base.yaml'), 'clientIp:\n  loadBalancer: aws-clb-tcp\n');
		await writeFile(join(folder, 'values', 'edge.yaml'), 'clientIp:\n  trustedIPs: [10.1.0.0/16]\n');
		const { stdout, exitCode } = await startIn(
			folder,
			'values/base.yaml',
			'values/edge.yaml',
			'--output',
			'out.yaml',
			'--release',
			'edge',
		);
		t.is(exitCode, 0, stdout);
		t.regex(stdout, /Service edge-kong-proxy: LoadBalancer, externalTrafficPolicy Cluster/);
		t.regex(stdout, /KONG_TRUSTED_IPS=10\.1\.0\.0\/16/);
		t.true(await exists(join(folder, 'out.yaml')));
	});
});

test('wrong values: every problem with its place, exit 1, and no manifests', async (t) => {
	await withFolder(async (folder) => {
		const text =
			'clientIp:\n  loadBalancer: gke-passthrough\n  strategy: proxyProtocol\n  trustedIPs: [10.0.0.0/8, lb]\n';
		await writeFile(join(folder, 'bad.yaml'), text);
		const { stdout, stderr, exitCode } = await startIn(folder, 'bad.yaml');
		t.is(exitCode, 1);
		t.is(stderr, '');
		t.regex(
			stdout,
			/^bad\.yaml:3:13: error: clientIp\.strategy proxyProtocol cannot work with gke-passthrough: /m,
		);
		t.regex(stdout, /bad\.yaml:4:28: error: clientIp\.trustedIPs\[1\]: "lb" is not an IP address or CIDR\./);
		t.false(await exists(join(folder, 'kong-client-ip.yaml')));
	});
});

for (const [what, startWith, args, text, code] of [
	['a missing file', started, ['nope.yaml'], /nope\.yaml cannot be read: there is no such file\.\n$/, 2],
	[
		'an output that cannot be written',
		startIn,
		['--output', 'no/such/folder.yaml'],
		/folder\.yaml cannot be written: /,
		2,
	],
] as const) {
	test(`${what}: one line, no stack trace`, async (t) => {
		await withFolder(async (folder) => {
			const { stderr, exitCode } = await startWith(folder, ...args);
			t.is(exitCode, code);
			t.regex(stderr, text);
			t.is(stderr.trimEnd().split('\n').length, 1, stderr);
		});
	});
}

test('wrong arguments are refused before anything is read', (t) => {
	for (const [args, message] of [
		[['--frobnicate'], 'there is no option --frobnicate. See npm start -- --help.'],
		[['--release', 'A B'], /^--release A B: use lower-case letters/],
	] as const)
		t.throws(() => parseStartArguments(args), { instanceOf: UserError, message });
});

test('text that is not YAML: the place, exit 1', async (t) => {
	await withFolder(async (folder) => {
		await writeFile(join(folder, 'bad.yaml'), 'clientIp:\n\tstrategy: auto\n');
		const { stdout, exitCode } = await startIn(folder, 'bad.yaml');
		t.is(exitCode, 1);
		t.regex(
			stdout,
			/^bad\.yaml:2:1: error: A tab is used as indentation: YAML indents with spaces only\. \[yaml-syntax\]$/m,
		);
	});
});
