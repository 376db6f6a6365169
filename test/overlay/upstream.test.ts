// The chart kong/kong itself, where KONG_CHARTS names a folder with it (`charts/kong` of https://github.com/Kong/charts, with its dependency): what it
// makes of overlays over other values is what test/support/kong-chart.ts makes of them. Without that folder only the reading of the option is tested.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parse, stringify } from 'yaml';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { overlayOf } from '../../schema/overlay/overlay.ts';
import { valueAt } from '../../schema/text/path.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { partOf } from '../support/breadth.ts';
import { withFolder } from '../support/helm.ts';
import { kongChart } from '../support/kong-chart.ts';
import { judge } from '../support/overlay.ts';
import { casesOf } from '../support/product-cases.ts';
import { run } from '../support/run.ts';
import { alb, existingAlb, existingProxy, local, otherNames, proxyProtocol, streams } from './reviewed.ts';

const folder = process.env.KONG_CHARTS;
const ours = { ingressController: { enabled: false } };

const over = (block: object, theirs: object) => judge(block, theirs).over?.values ?? {};

/** Files of users with each block over them, and each product with the next one's overlay over its own. */
const layers: readonly (readonly object[])[] = [
	...[existingProxy, existingAlb, otherNames, streams]
		.map((text) => parse(text) as object)
		.flatMap((theirs) => [local, proxyProtocol, alb].map((block) => [ours, theirs, over(block, theirs)])),
	...partOf(Object.entries<LoadBalancer>(catalogue), folder === undefined ? 8 : 1).flatMap(([id, entry]) => {
		const all = casesOf(id, entry);
		return all.map(({ values }, index) => {
			const theirs = overlayOf(decide(values, 'kong'), 'kong/kong').values;
			return [ours, theirs, over(all[(index + 1) % all.length]?.values ?? {}, theirs)];
		});
	}),
];

/** What counts of the objects that both make: fields that only the chart has are left out. */
function seen(objects: readonly object[]): unknown {
	const named = (kind: string) =>
		objects.find(
			(one) =>
				valueAt(one, ['kind']) === kind &&
				/^kong-kong(-proxy)?$/.test(String(valueAt(one, ['metadata', 'name']))),
		);
	const workload = named('Deployment') ?? named('DaemonSet');
	const containers = valueAt(workload, ['spec', 'template', 'spec', 'containers']) as readonly {
		readonly name: string;
		readonly env: readonly { name: string; value?: unknown }[];
	}[];
	const env = containers.find(({ name }) => name === 'proxy')?.env ?? [];
	const settings = env.filter(
		({ name }) => /PROXY|PORT_MAPS|REAL_IP|TRUSTED|STREAM_LISTEN|NOTE|^TZ/.test(name) && !/LOG/.test(name),
	);
	const front = named('Ingress');
	const service = named('Service');
	return {
		kind: valueAt(workload, ['kind']),
		env: Object.fromEntries(settings.map(({ name, value }) => [name, value ?? ''])),
		service: { ...(valueAt(service, ['spec']) as object), selector: null },
		annotations: valueAt(service, ['metadata', 'annotations']) ?? null,
		ingress: valueAt(front, ['spec']) ?? null,
		ingressAnnotations: valueAt(front, ['metadata', 'annotations']) ?? null,
	};
}

if (folder === undefined)
	test('without KONG_CHARTS the chart is not rendered, and its likeness makes a Service of every case', (t) => {
		for (const values of layers) t.true(kongChart(values).some((one) => one.kind === 'Service'));
	});
else
	test('the chart makes what its likeness makes', async (t) => {
		const { helm4 } = await helms();
		await withFolder(async (here) => {
			for (const values of layers) {
				const files = values.map((_, index) => join(here, `${index}.yaml`));
				for (const [index, file] of files.entries())
					await writeFile(file, stringify(values[index], { version: '1.1' }));
				const args = ['template', 'kong', folder, ...files.flatMap((file) => ['--values', file])];
				const { stdout } = await run(helm4.path, args);
				t.deepEqual(seen(readManifests(stdout)), seen(kongChart(values)), JSON.stringify(values[1]));
			}
		});
	});
