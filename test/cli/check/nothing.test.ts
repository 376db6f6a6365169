// Inputs in which there is nothing to check: each is called what it is, with the command to run, and never passes.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { gatewayText } from '../../check/check-text.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

interface Run {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** `check` of files in a folder of their own. */
async function checkFiles(
	files: { readonly [name: string]: string | Uint8Array },
	args: readonly string[] = [],
) {
	let run: Run | undefined;
	await withFolder(async (folder) => {
		for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
		const io = fakeIo({ cwd: folder });
		const code = await main(['check', ...Object.keys(files), ...args], io);
		run = { code, out: io.said.stdout, err: io.said.stderr };
	});
	return run as Run;
}

const gateway = gatewayText({ policy: 'Local' });
const metallb = ['--load-balancer', 'metallb'];

const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: edge, namespace: kong }
spec:
  chart: { spec: { chart: kong, version: 2.38.0, sourceRef: { kind: HelmRepository, name: kong } } }
  values: { env: { trusted_ips: 0.0.0.0/0 } }
`;

test('a file is named with its line, in the sentence and in the commands', async (t) => {
	const { code, out } = await checkFiles({ 'fleet.yaml': `# The edge.\n---\n${release}` });
	t.is(code, 2);
	t.regex(out, /^fleet\.yaml:4:1: error: HelmRelease\/edge is a Flux HelmRelease/);
	t.regex(out, /kong-client-ip check --chart kong fleet\.yaml\./);
	t.regex(out, /kong-client-ip import --at \/spec\/values fleet\.yaml\. \[input-not-rendered\]/);
});

test('of several releases in one file, no command that wants one of them is given', async (t) => {
	const { out } = await checkFiles({ 'fleet.yaml': `${release}---\n${release.replace('edge', 'other')}` });
	t.regex(out, /HelmRelease\/other/);
	t.notRegex(out, /import --at/);
});

test('beside a gateway that was checked, a release of another one is a note', async (t) => {
	const { code, out } = await checkFiles({ 'all.yaml': gateway, 'fleet.yaml': release }, metallb);
	t.is(code, 0);
	t.regex(out, /client address {2}preserved/);
	t.regex(out, /fleet\.yaml:2:1: note: HelmRelease\/edge is a Flux HelmRelease/);
});

test('beside a gateway, files that hold something else or nothing are notes', async (t) => {
	const values = 'env:\n  trusted_ips: 10.0.0.0/8\n';
	const { code, out } = await checkFiles(
		{ 'all.yaml': gateway, 'values.yaml': values, 'none.yaml': '' },
		metallb,
	);
	t.is(code, 0);
	t.regex(out, /values\.yaml:1:1: note: values\.yaml holds values of the chart kong\/kong/);
	t.regex(out, /note: none\.yaml is empty, so there is nothing to check\. Name the file/);
});

test('an empty list, as kubectl prints it, is no failed command', async (t) => {
	const { code, out } = await checkFiles({ 'all.json': '{"kind":"List","apiVersion":"v1","items":[]}' });
	t.is(code, 2);
	t.regex(out, /^error: No container that runs Kong with a proxy listener was found; objects read: 0\./);
});

test('what the controllers make of a Service is in the report without a gateway, too', async (t) => {
	const service = JSON.stringify({ apiVersion: 'v1', ...JSON.parse(gateway.split('\n---\n')[0] ?? '') });
	const { code, out } = await checkFiles({ 'service.yaml': service }, ['--format', 'json', ...metallb]);
	t.is(code, 2);
	const { balancers, findings } = JSON.parse(out);
	t.true(balancers.length > 0);
	t.deepEqual(
		findings.map((found: { code: string }) => found.code),
		['no-gateway'],
	);
});

test('what is no text is called what it is', async (t) => {
	const packed = await checkFiles({ 'kong-2.38.0.tgz': Buffer.from([0x1f, 0x8b, 8, 0]) });
	t.is(packed.code, 2);
	t.is(
		packed.err,
		'kong-client-ip: kong-2.38.0.tgz is a gzip archive. If it is a packed chart, render it: helm template RELEASE kong-2.38.0.tgz | kong-client-ip check. Unpack anything else first.\n',
	);
	const binary = await checkFiles({ 'kong.bin': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]) });
	t.regex(binary.err, /^kong-client-ip: kong\.bin is a binary file, not YAML or JSON\./);
});
