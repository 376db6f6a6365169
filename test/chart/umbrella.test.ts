// The chart as a part of others: twice in one release, with what parents add, and with its data files found.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { containerEnvironment } from '../../scripts/objects/compare.ts';
import { helmsFor } from '../support/breadth.ts';
import { chart, withFolder } from '../support/helm.ts';
import { run } from '../support/run.ts';

/** A chart that depends on ours once for each alias; empty for no alias. */
const parentOf = (aliases: readonly string[]) => `apiVersion: v2
name: parent
version: 1.0.0
dependencies:
${aliases
	.map(
		(alias) =>
			`  - {name: kong-client-ip, version: 0.1.0${alias && `, alias: ${alias}, condition: ${alias}.enabled`}}`,
	)
	.join('\n')}
`;

/** `helm template` of a parent with our chart under these names, with each Helm that this run tries it with: see breadth.ts. */
async function renderParent(values: object, aliases = ['public', 'internal'], release = 'edge') {
	return withFolder(async (folder) => {
		await mkdir(join(folder, 'charts'));
		await cp(chart, join(folder, 'charts', 'kong-client-ip'), { recursive: true });
		await writeFile(join(folder, 'Chart.yaml'), parentOf(aliases));
		await writeFile(join(folder, 'values.yaml'), JSON.stringify(values));
		const asked = await helmsFor(JSON.stringify([values, aliases, release]));
		return Promise.all(asked.map((helm) => run(helm.path, ['template', release, folder])));
	});
}

/** The names of the Deployments, each with what selects its pods. */
async function deployments(...args: Parameters<typeof renderParent>) {
	const [first, second = first] = await Promise.all(
		(await renderParent(...args)).map(async ({ stdout, stderr, exitCode }) => {
			if (exitCode !== 0) throw new Error(stderr);
			const objects = readManifests(stdout);
			const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
			if (new Set(names).size < names.length) throw new Error(`a name is there twice: ${names.join(', ')}`);
			const longest = Math.max(...objects.map(({ metadata }) => metadata.name.length));
			if (longest > 63) throw new Error(`a name is too long: ${names.join(', ')}`);
			return objects
				.filter(({ kind }) => kind === 'Deployment')
				.map(({ metadata, spec }) => [
					metadata.name,
					(spec as { selector: { matchLabels: { [name: string]: string } } }).selector.matchLabels[
						'app.kubernetes.io/name'
					],
				])
				.sort();
		}),
	);
	if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the Helms differ');
	return first;
}

test('under two aliases, names and selectors differ without further values', async (t) => {
	t.deepEqual(await deployments({}), [
		['edge-internal', 'internal'],
		['edge-public', 'public'],
	]);
});

test('where the release is called like an alias, too', async (t) => {
	t.deepEqual(await deployments({}, ['public', 'internal'], 'public-internal'), [
		['public-internal-internal', 'internal'],
		['public-internal-public', 'public'],
	]);
});

test('fullnameOverride for both leaves the selectors apart', async (t) => {
	const values = { public: { fullnameOverride: 'a' }, internal: { fullnameOverride: 'b' } };
	t.deepEqual(await deployments(values), [
		['a', 'public'],
		['b', 'internal'],
	]);
});

test('aliases that differ only in what no name can have', async (t) => {
	const names = await deployments({}, ['a-b', 'a_b', 'A-b']);
	t.is(new Set(names?.map(([name]) => name)).size, 3);
	t.is(new Set(names?.map(([, selected]) => selected)).size, 3);
	for (const [name = '', selected = ''] of names ?? []) {
		t.regex(name, /^edge-a-b(-[0-9a-f]{8})?$/);
		t.regex(selected, /^a-b(-[0-9a-f]{8})?$/);
	}
});

test('a long alias in a long release is cut where nothing is lost', async (t) => {
	const long = 'very-long-name-of-a-gateway-for-clients';
	const names = await deployments({}, [`${long}-1`, `${long}-2`], `${'release-'.repeat(6)}abc`);
	t.is(new Set(names?.map(([name]) => name)).size, 2);
	t.true(names?.every(([name = '']) => name.length <= 48));
	const others = await deployments({}, [`${long}-1`], `${'release-'.repeat(6)}abd`);
	t.false(names?.some(([name]) => name === others?.[0]?.[0]));
});

test('without an alias, and with nameOverride, names are what they are by themselves', async (t) => {
	t.deepEqual(await deployments({}, ['']), [['edge-kong', 'kong']]);
	const values = { public: { nameOverride: 'kong' }, internal: {} };
	t.deepEqual(await deployments(values), [
		['edge-internal', 'internal'],
		['edge-kong', 'kong'],
	]);
});

test('two gateways in one release, each with its own balancer', async (t) => {
	const values = {
		global: { region: 'eu' },
		public: {
			enabled: true,
			fullnameOverride: 'public',
			'x-note': { a: 1 },
			clientIp: { loadBalancer: 'aws-nlb-instance' },
		},
		internal: {
			enabled: true,
			fullnameOverride: 'internal',
			clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/8'] },
		},
	};
	for (const { stdout, stderr, exitCode } of await renderParent(values)) {
		t.is(exitCode, 0, stderr);
		const objects = readManifests(stdout);
		const find = (kind: string, name: string) =>
			objects.find((object) => object.kind === kind && object.metadata.name === name);
		t.like(find('Service', 'public-proxy')?.spec, { externalTrafficPolicy: 'Local' });
		t.like(find('Service', 'internal-proxy')?.spec, { externalTrafficPolicy: 'Cluster' });
		t.false('KONG_TRUSTED_IPS' in containerEnvironment(find('Deployment', 'public')));
		t.is(containerEnvironment(find('Deployment', 'internal')).KONG_TRUSTED_IPS, '10.0.0.0/8');
	}
});

test('one of them refused stops the release and says why', async (t) => {
	const values = {
		public: { enabled: true, clientIp: { loadBalancer: 'aws-clb-tcp' } },
		internal: { enabled: false },
	};
	for (const { stderr, exitCode } of await renderParent(values)) {
		t.not(exitCode, 0);
		t.regex(stderr, /\[trusted-ips-missing\]/);
	}
});

test('null for the whole chart of a parent renders its defaults', async (t) => {
	for (const { stdout, exitCode, stderr } of await renderParent({
		public: { enabled: true, clientIp: null, proxy: null },
		internal: { enabled: false },
	})) {
		t.is(exitCode, 0, stderr);
		t.regex(stdout, /externalTrafficPolicy: Local/);
	}
});
