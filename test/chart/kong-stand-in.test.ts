// The stand-in for kong/kong has the names, labels and shapes of the chart itself, where KONG_CHARTS names that; and schema/charts/kong-release.ts
// reads the same out of the values.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { stringify } from 'yaml';
import { type Manifest, readManifests } from '../../readers/manifests/rendered.ts';
import { type KongChart, type KongRelease, kongRelease } from '../../schema/charts/kong-release.ts';
import { at } from '../../schema/cluster/objects.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { withFolder } from '../support/helm.ts';
import { makeKongCharts, realChart, standIn } from '../support/kong-charts.ts';
import { run } from '../support/run.ts';

const off = { ingressController: { enabled: false } };
const cases: readonly (readonly [chart: KongChart, release: string, values: object])[] = [
	['kong/kong', 'kong', {}],
	['kong/kong', 'edge', { ...off, admin: { enabled: true }, proxy: { externalTrafficPolicy: 'Local' } }],
	['kong/kong', 'edge', { ...off, fullnameOverride: 'front', nameOverride: 'way-in' }],
	[
		'kong/kong',
		'kong',
		{ ...off, proxy: { nameOverride: 'entry', type: 'NodePort', tls: { nodePort: 30443 } } },
	],
	['kong/kong', 'x'.repeat(50), { ...off, nameOverride: 'a-longer-name', manager: { enabled: false } }],
	['kong/kong', 'kong', { ...off, deployment: { daemonset: true }, proxy: { annotations: { a: 'b' } } }],
	['kong/kong', 'kong', { ...off, proxy: { http: { enabled: false }, loadBalancerIP: '192.0.2.1' } }],
	['kong/ingress', 'edge', {}],
	['kong/ingress', 'edge', { gateway: { proxy: { type: 'NodePort' }, admin: { enabled: false } } }],
	['kong/ingress', 'edge', { controller: { enabled: false }, gateway: { fullnameOverride: 'front' } }],
];

/** What a cluster would hold, as a release is described. */
function described(objects: readonly Manifest[], { fullname, selector }: KongRelease) {
	const isGateway = (one: Manifest) =>
		JSON.stringify(at(one, 'spec', 'selector')).includes(String(selector['app.kubernetes.io/name']));
	const services = objects.filter(
		(one) => one.kind === 'Service' && !/metrics|webhook/.test(one.metadata.name),
	);
	const [admin = null] = services.filter(({ metadata }) => metadata.name.endsWith('-admin'));
	const service = services.find((one) => JSON.stringify(one).includes('"kong-proxy'));
	const workload = objects.find(
		(one) => /^(Deployment|DaemonSet)$/.test(one.kind) && one.metadata.name === fullname,
	);
	return {
		workload: workload?.kind,
		selector: at(workload, 'spec', 'selector', 'matchLabels'),
		spec: { ...(at(service, 'spec') as object), selector: null },
		name: service?.metadata.name,
		annotations: at(service, 'metadata', 'annotations') ?? {},
		admin: admin && { name: admin.metadata.name, headless: at(admin, 'spec', 'clusterIP') === 'None' },
		others: services
			.filter((one) => one !== admin && one !== service && isGateway(one))
			.map(({ metadata }) => metadata.name),
		controllers: [...JSON.stringify(objects).matchAll(/"CONTROLLER_KONG_ADMIN_(SVC|URL)"/g)].map(
			([, by]) => by,
		),
	};
}

function read(release: KongRelease) {
	const { workload, selector, service, admin, others, controller } = release;
	return {
		workload,
		selector,
		spec: { ...(at(service?.body, 'spec') as object), selector: null },
		name: service?.name,
		annotations: at(service?.body, 'metadata', 'annotations') ?? {},
		admin,
		others,
		controllers: controller ? [controller.inPod ? 'URL' : 'SVC'] : [],
	};
}

for (const from of [standIn, ...(realChart ? [realChart] : [])]) {
	test(`${from === standIn ? 'the stand-in' : "Kong's chart"} makes what is read out of its values`, async (t) => {
		const { helm4 } = await helms();
		await withFolder(async (folder) => {
			await makeKongCharts(folder, from);
			for (const [chart, release, values] of cases) {
				const file = join(folder, 'values.yaml');
				await writeFile(file, stringify(values, { version: '1.1' }));
				const { stdout, stderr } = await run(helm4.path, [
					'template',
					release,
					join(folder, chart),
					'-f',
					file,
				]);
				const name = `${chart} ${release} ${JSON.stringify(values)} ${stderr}`;
				const given = kongRelease(values as { [key: string]: unknown }, chart, release);
				t.deepEqual(described(readManifests(stdout), given), read(given), name);
			}
		});
	});
}
