// The chart as a part of others: twice in one release, with what parents add, and with its data files found.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { containerEnvironment } from '../../scripts/objects/compare.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { chart, withFolder } from '../support/helm.ts';

const parent = `apiVersion: v2
name: parent
version: 1.0.0
dependencies:
  - name: kong-client-ip
    alias: public
    version: 0.1.0
    condition: public.enabled
  - name: kong-client-ip
    alias: internal
    version: 0.1.0
    condition: internal.enabled
`;

/** `helm template` of a parent with our chart twice, on Helm 3 and Helm 4. */
async function renderParent(values: object) {
	return withFolder(async (folder) => {
		await mkdir(join(folder, 'charts'));
		await cp(chart, join(folder, 'charts', 'kong-client-ip'), { recursive: true });
		await writeFile(join(folder, 'Chart.yaml'), parent);
		await writeFile(join(folder, 'values.yaml'), JSON.stringify(values));
		const { helm3, helm4 } = await helms();
		return Promise.all([helm3, helm4].map((helm) => run(helm.path, ['template', 'edge', folder])));
	});
}

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
