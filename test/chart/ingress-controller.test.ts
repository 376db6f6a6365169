// The gateway of docs/ingress-controller.md is found by the controller of the releases that the page shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { overlay } from '../../readers/yaml/merge.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { runCommand } from '../support/command.ts';
import { ingressDefaults, lookUp, toldController } from '../support/controller-lookup.ts';
import { renderEach, withFolder } from '../support/helm.ts';
import { makeKongCharts } from '../support/kong-charts.ts';
import { run } from '../support/run.ts';

const folder = join(import.meta.dirname, '../documentation/ingress-controller');
const file = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));
const page = readFileSync(join(import.meta.dirname, '../../docs/ingress-controller.md'), 'utf8');

const fromIngress = (name: string) => overlay(ingressDefaults, file(name).controller ?? {});

/** The gateway's objects as the controller looks at them. */
async function found(values: string, given: ReturnType<typeof toldController>) {
	const rendered = await renderEach(values, '--namespace', 'kong');
	return rendered.map(({ objects, stderr }) => {
		const { selector, ...rest } = lookUp(objects, given);
		const pods = objects.find(({ kind }) => kind === 'Deployment') as unknown as
			| { spec: { template: { metadata: { labels: { [label: string]: string } } } } }
			| undefined;
		const labels = pods?.spec.template.metadata.labels ?? {};
		const selects = Object.entries(selector ?? { none: '' }).every(
			([label, value]) => labels[label] === value,
		);
		return { ...rest, selects, stderr: stderr.includes('Error') };
	});
}

const whole = { headless: true, adminPorts: [8444], publishes: 'LoadBalancer', selects: true, stderr: false };

test('what import prints of kong/ingress, by the controller that stays', async (t) => {
	const { stdout } = await runCommand(['import', '--release', 'edge', 'ingress.yaml'], { cwd: folder });
	const given = toldController(fromIngress('controller.yaml'), 'edge', 'kong');
	t.deepEqual(given, { admin: 'kong/edge-gateway-admin', publish: 'kong/edge-gateway-proxy' });
	for (const one of await found(stdout, given)) t.deepEqual(one, whole);
	t.is(file('controller.yaml').gateway.enabled, false);
});

test('the same by the controller that kong/kong keeps', async (t) => {
	const { stdout } = await runCommand(['import', '--from', 'kong/kong', '--release', 'edge', '-'], {
		cwd: folder,
		input: 'proxy: {type: LoadBalancer}\n',
	});
	const given = toldController(file('kong-kong.yaml'), 'edge', 'kong');
	for (const one of await found(stdout, given)) t.deepEqual(one, whole);
});

/** What a release of Kong's charts tells its controller: by the chart in KONG_CHARTS, else by its stand-in. */
async function rendered(source: string, name: string) {
	const { helm4 } = await helms();
	return withFolder(async (here) => {
		await makeKongCharts(here);
		const args = [
			'template',
			'edge',
			join(here, source),
			'--namespace',
			'kong',
			'--values',
			join(folder, name),
		];
		const { stdout } = await run(helm4.path, args);
		const env = JSON.stringify(readManifests(stdout));
		const value = (variable: string) => new RegExp(`"${variable}","value":"([^"]*)"`).exec(env)?.[1];
		const hasGateway = /"name":"proxy"/.test(env);
		const [admin, publish] = [value('CONTROLLER_KONG_ADMIN_SVC'), value('CONTROLLER_PUBLISH_SERVICE')];
		return { given: { admin, publish }, hasGateway };
	});
}

test('what the charts of the page tell the controller is what is read out of their values', async (t) => {
	const kong = toldController(file('kong-kong.yaml'), 'edge', 'kong');
	t.deepEqual(await rendered('kong/kong', 'kong-kong.yaml'), { given: kong, hasGateway: false });
	for (const [name, hasGateway] of [
		['controller.yaml', false],
		['beside.yaml', true],
	] as const) {
		const given = toldController(fromIngress(name), 'edge', 'kong');
		t.deepEqual(await rendered('kong/ingress', name), { given, hasGateway }, name);
	}
});

test('the new gateway beside the old one', async (t) => {
	const given = toldController(fromIngress('beside.yaml'), 'edge', 'kong');
	t.deepEqual(given, { admin: 'kong/new-gateway-admin', publish: 'kong/new-gateway-proxy' });
	const values = readFileSync(join(folder, 'new-gateway.yaml'), 'utf8');
	for (const one of await found(values, given)) t.deepEqual(one, whole);
});

test('another release, or a gateway without the two values, is not found', async (t) => {
	const { stdout } = await runCommand(['import', '--release', 'edge', 'ingress.yaml'], { cwd: folder });
	const [other] = await found(stdout, toldController(fromIngress('controller.yaml'), 'kong', 'kong'));
	t.deepEqual([other?.adminPorts, other?.publishes], [[], null]);
	const plain = await found('{}', toldController(fromIngress('controller.yaml'), 'kong', 'kong'));
	t.deepEqual(plain[0]?.adminPorts, []);
});

test('the page shows the files', (t) => {
	for (const name of ['ingress.yaml', 'controller.yaml', 'kong-kong.yaml', 'beside.yaml']) {
		const body = readFileSync(join(folder, name), 'utf8').replace(/^# .*\n/, '');
		t.true(page.includes(body), name);
	}
});
