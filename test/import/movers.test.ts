// Three releases of kong/kong from end to end, by the files that docs/moving-a-release.md names: import, validate, both Helms, check, and the plan
// by which the Service stays.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { runCommand } from '../support/command.ts';
import { chart } from '../support/helm.ts';
import { run } from '../support/run.ts';

const cwd = join(import.meta.dirname, '../documentation/moving-a-release');

/** What each mover has, and what `import` has to leave to its user. */
const movers = [
	{
		name: 'dbless',
		product: 'aws-nlb-ip',
		strategy: 'externalTrafficPolicy',
		asks: ['autoscaling-request'],
		checkedAs: [],
		stays: ['plugins', 'lua_package_path', 'routes', 'ServiceMonitor'],
	},
	{
		name: 'konnect',
		product: 'aks',
		strategy: 'externalTrafficPolicy',
		asks: ['env-from-unseen'],
		checkedAs: [],
		stays: [
			'KONG_KONNECT_MODE',
			'KONG_LICENSE_DATA',
			'kong-cluster-cert',
			'vault-env',
			'kong/kong-gateway:3.13',
		],
	},
	{
		name: 'controller',
		product: 'gke-alb-external',
		strategy: 'httpHeaders',
		asks: ['admin-open', 'import-controller', 'trusted-ips-lack'],
		checkedAs: ['--load-balancer', 'gke-alb-external'],
		stays: ['kong-admin-tls', 'cloud.google.com/neg', 'backend-config', 'ServiceMonitor'],
	},
] as const;

for (const { name, product, strategy, asks, checkedAs, stays } of movers) {
	const files = [`${name}-imported.yaml`, `${name}-added.yaml`];

	test(`${name}: import prints the file of the page, and asks for what is added`, async (t) => {
		const { stdout, stderr } = await runCommand(['import', '--release', 'edge', `${name}.yaml`], { cwd });
		t.is(stdout, readFileSync(join(cwd, files[0] ?? ''), 'utf8'));
		const warned = [...stderr.matchAll(/(?:^| )(?:warning|error): .* \[([\w-]+)\]$/gm)].map(
			([, code]) => code,
		);
		t.deepEqual(warned.sort(), [...asks]);
	});

	test(`${name}: with what is added the values are valid, and set ${strategy}`, async (t) => {
		const layers = files.flatMap((file) => ['-f', file]);
		const said = await runCommand(['validate', ...layers], { cwd });
		t.deepEqual([said.code, said.stderr], [0, '']);
		const explained = await runCommand(['explain', ...layers, '--format', 'json'], { cwd });
		t.is(JSON.parse(explained.stdout).strategy, strategy);
	});

	test(`${name}: what both Helms render is clean, and has what the old release had`, async (t) => {
		for (const helm of Object.values(await helms())) {
			const layers = files.flatMap((file) => ['-f', join(cwd, file)]);
			const { stdout, stderr } = await run(helm.path, ['template', 'edge', chart, ...layers]);
			t.is(stderr, '');
			for (const one of stays) t.true(stdout.toLowerCase().includes(one.toLowerCase()), one);
			const checked = await runCommand(['check', ...checkedAs], { cwd, input: stdout });
			t.is(checked.code, 0, checked.stderr);
			t.regex(checked.stdout, /client address {2}preserved; Kong believes: client/);
			t.regex(checked.stdout, /can be forged {3}by nobody/);
			t.notRegex(checked.stderr, /warning:|error:/);
		}
	});

	test(`${name}: the Service stays`, async (t) => {
		const to = files.flatMap((file) => ['--to', file]);
		const args = ['plan', '--from-kong', `${name}.yaml`, ...to, '--release', 'edge', '--format', 'json'];
		const { code, stdout } = await runCommand(args, { cwd });
		const { verdict, keep, release, plan } = JSON.parse(stdout);
		t.deepEqual([code, verdict, plan.to.product], [0, 'smooth', product]);
		t.is(release.service, 'edge-kong-proxy');
		t.deepEqual(keep, {
			// The release's name is part of ours already, but for the name by which import lets a controller find the gateway.
			...(name === 'controller' ? { fullnameOverride: 'edge-kong' } : {}),
			selectorLabels: { 'app.kubernetes.io/component': 'app' },
		});
	});
}
