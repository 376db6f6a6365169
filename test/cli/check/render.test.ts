// A chart that is at hand is rendered and checked where a HelmRelease or an Application installs it.

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { helms } from '../../../scripts/tools/helm/find.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { chart, withFolder } from '../../support/helm.ts';

/** `check` in a repository that holds our chart in charts/edge, and these files. */
async function checkIn(
	files: { readonly [name: string]: string },
	args: readonly string[],
	env: { readonly [name: string]: string } = {},
) {
	const { helm4 } = await helms();
	return withFolder(async (folder) => {
		await cp(chart, join(folder, 'charts/kong-client-ip'), { recursive: true });
		await mkdir(join(folder, '.git'));
		for (const [name, content] of Object.entries(files)) {
			await mkdir(dirname(join(folder, name)), { recursive: true });
			await writeFile(join(folder, name), content);
		}
		const io = fakeIo({ cwd: folder, env: { PATH: dirname(helm4.path), ...env } });
		const code = await main(['check', ...args], io);
		return { code, out: io.said.stdout, err: io.said.stderr };
	});
}

const source = { chart: './charts/kong-client-ip', sourceRef: { kind: 'GitRepository', name: 'fleet' } };
const release = (values: object, more: object = {}) =>
	JSON.stringify({
		apiVersion: 'helm.toolkit.fluxcd.io/v2',
		kind: 'HelmRelease',
		metadata: { name: 'edge', namespace: 'gateways' },
		spec: { chart: { spec: source }, values, ...more },
	});

const preserved = { clientIp: { loadBalancer: 'metallb', strategy: 'externalTrafficPolicy' } };
const lost = { clientIp: { loadBalancer: 'metallb', strategy: 'none' } };

test('a HelmRelease whose chart is in the repository is rendered with its values, and checked', async (t) => {
	const file = 'clusters/home/edge.json';
	const right = await checkIn({ [file]: release(preserved) }, [file]);
	t.regex(right.out, /^Deployment\/edge-kong in gateways, container /);
	t.regex(right.out, /client address {2}preserved/);
	t.regex(right.err, /^HelmRelease\/edge is rendered from .*charts\/kong-client-ip\.\n/);
	t.notRegex(right.out, /input-not-rendered/);
	const wrong = await checkIn({ [file]: release(lost) }, [file, '--load-balancer', 'metallb']);
	t.is(wrong.code, 1);
	t.regex(wrong.out, /client address {2}lost/);
	t.regex(wrong.out, /HelmRelease\/edge \(rendered\):\d+:\d+: error: /);
});

test('values of a ConfigMap come before its own, and what is not at hand is named', async (t) => {
	const configMap = JSON.stringify({
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: { name: 'shared', namespace: 'gateways' },
		data: { 'values.yaml': 'clientIp: { loadBalancer: metallb, strategy: none }\nnameOverride: shared\n' },
	});
	const valuesFrom = [
		{ kind: 'ConfigMap', name: 'shared' },
		{ kind: 'Secret', name: 'hidden' },
	];
	const text = `${configMap}\n---\n${release({ clientIp: preserved.clientIp }, { valuesFrom })}`;
	const { out, err } = await checkIn({ 'edge.yaml': text }, ['edge.yaml']);
	t.regex(out, /^Deployment\/edge-shared/);
	t.regex(out, /client address {2}preserved/);
	t.regex(err, /, without the values of Secret\/hidden\.\n/);
});

test('an Application is rendered with --chart: values file, then values, then parameters', async (t) => {
	const application = JSON.stringify({
		apiVersion: 'argoproj.io/v1alpha1',
		kind: 'Application',
		metadata: { name: 'edge' },
		spec: {
			destination: { namespace: 'gateways' },
			source: {
				repoURL: 'https://charts.example',
				chart: 'kong-client-ip',
				targetRevision: '1.0.0',
				helm: {
					valueFiles: ['ci-edge.yaml'],
					values: 'nameOverride: second\nclientIp:\n  loadBalancer: metallb\n',
					parameters: [{ name: 'nameOverride', value: 'third' }],
				},
			},
		},
	});
	const files = {
		'app.yaml': application,
		'charts/kong-client-ip/ci-edge.yaml':
			'nameOverride: first\nreplicaCount: 7\nclientIp: { strategy: none }\n',
	};
	const { out } = await checkIn(files, [
		'app.yaml',
		'--chart',
		'charts/kong-client-ip',
		'--load-balancer',
		'metallb',
	]);
	t.regex(out, /^Deployment\/edge-third in gateways/);
	t.regex(out, /client address {2}lost/);
	const offered = await checkIn(files, ['app.yaml']);
	t.is(offered.code, 2);
	t.regex(offered.out, /input-not-rendered/);
});

test('a chart that cannot be rendered, or that nothing installs, is refused in one line', async (t) => {
	const broken = release({ clientIp: { loadBalancer: 'no-such' } });
	const named = await checkIn({ 'edge.json': broken }, ['edge.json', '--chart', 'charts/kong-client-ip']);
	t.is(named.code, 2);
	t.regex(named.err, /^kong-client-ip: HelmRelease\/edge cannot be rendered from .*: .+\n$/);
	const found = await checkIn({ 'edge.json': broken }, ['edge.json']);
	t.is(found.code, 2);
	t.regex(found.err, /^HelmRelease\/edge cannot be rendered from /);
	t.regex(found.out, /input-not-rendered/);
	const other = await checkIn({ 'svc.yaml': 'kind: Service\n' }, [
		'svc.yaml',
		'--chart',
		'charts/kong-client-ip',
	]);
	t.is(
		other.err,
		'kong-client-ip: --chart: nothing in the input installs the chart kong-client-ip: there is no HelmRelease, Application or HelmChart in it.\n',
	);
	const none = await checkIn({ 'edge.json': broken }, ['edge.json', '--chart', 'clusters']);
	t.regex(none.err, /^kong-client-ip: --chart clusters is no chart: /);
});

test('a name that looks like an option of Helm is none', async (t) => {
	const odd = release(preserved, { releaseName: '--post-renderer=/bin/true' });
	const { code, err } = await checkIn({ 'edge.json': odd }, [
		'edge.json',
		'--chart',
		'charts/kong-client-ip',
	]);
	t.is(code, 2);
	t.regex(err, /invalid release name|release name/i);
});

test('without Helm the chart is offered, and --chart says what is missing', async (t) => {
	const files = { 'edge.json': release(preserved) };
	const offered = await checkIn(files, ['edge.json'], { PATH: '' });
	t.is(offered.code, 2);
	t.regex(offered.out, /kong-client-ip check --chart \.\/charts\/kong-client-ip edge\.json/);
	const named = await checkIn(files, ['edge.json', '--chart', 'charts/kong-client-ip'], { PATH: '' });
	t.is(
		named.err,
		'kong-client-ip: --chart needs helm, which is not on PATH: https://helm.sh/docs/intro/install/\n',
	);
});
