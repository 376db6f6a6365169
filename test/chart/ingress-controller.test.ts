// The gateway of docs/ingress-controller.md is found by the controller of the releases that the page shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { overlay } from '../../readers/yaml/merge.ts';
import { ingressDefaults, lookUp, toldController } from '../support/controller-lookup.ts';
import { renderBoth } from '../support/helm.ts';
import { program } from '../support/program.ts';

const folder = join(import.meta.dirname, '../documentation/ingress-controller');
const file = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));
const page = readFileSync(join(import.meta.dirname, '../../docs/ingress-controller.md'), 'utf8');

const fromIngress = (name: string) => overlay(ingressDefaults, file(name).controller ?? {});

/** The gateway's objects, by both Helms, as the controller looks at them. */
async function found(values: string, told: ReturnType<typeof toldController>) {
	const rendered = await renderBoth(values, '--namespace', 'kong');
	return rendered.map(({ objects, stderr }) => {
		const { selector, ...rest } = lookUp(objects, told);
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
	const { stdout } = await program(['import', '--release', 'edge', 'ingress.yaml'], { cwd: folder });
	const told = toldController(fromIngress('controller.yaml'), 'edge', 'kong');
	t.deepEqual(told, { admin: 'kong/edge-gateway-admin', publish: 'kong/edge-gateway-proxy' });
	t.deepEqual(await found(stdout, told), [whole, whole]);
	t.is(file('controller.yaml').gateway.enabled, false);
});

test('the same by the controller that kong/kong keeps', async (t) => {
	const { stdout } = await program(['import', '--from', 'kong/kong', '--release', 'edge', '-'], {
		cwd: folder,
		input: 'proxy: {type: LoadBalancer}\n',
	});
	t.deepEqual(await found(stdout, toldController(file('kong-kong.yaml'), 'edge', 'kong')), [whole, whole]);
});

test('the new gateway beside the old one', async (t) => {
	const told = toldController(fromIngress('beside.yaml'), 'edge', 'kong');
	t.deepEqual(told, { admin: 'kong/new-gateway-admin', publish: 'kong/new-gateway-proxy' });
	t.deepEqual(await found(readFileSync(join(folder, 'new-gateway.yaml'), 'utf8'), told), [whole, whole]);
});

test('another release, or a gateway without the two values, is not found', async (t) => {
	const { stdout } = await program(['import', '--release', 'edge', 'ingress.yaml'], { cwd: folder });
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
