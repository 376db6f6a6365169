// What a real API server says to every product of the catalogue, and to the switch from each to each.
import test from 'ava';
import { connect } from '../../scripts/cluster/api.ts';
import { helms } from '../../scripts/helm/find.ts';
import { productValues, render } from './chart-values.ts';
import type { LiveObject } from './release.ts';
import { kubeconfig, kubectl, kubectlPrints, namespace, restricted } from './support.ts';

/** GKE's own kind, as far as an API server must know it to take one. */
const backendConfigs = {
	apiVersion: 'apiextensions.k8s.io/v1',
	kind: 'CustomResourceDefinition',
	metadata: { name: 'backendconfigs.cloud.google.com' },
	spec: {
		group: 'cloud.google.com',
		names: { kind: 'BackendConfig', plural: 'backendconfigs' },
		scope: 'Namespaced',
		versions: [
			{
				name: 'v1',
				served: true,
				storage: true,
				schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
			},
		],
	},
};

const rendered: { id: string; strategy: string; objects: LiveObject[] }[] = [];
let ours = '';

test.before(async (t) => {
	const { helm4 } = await helms();
	await kubectlPrints(t as never, ['apply', '--server-side', '-f', '-'], JSON.stringify(backendConfigs));
	await kubectlPrints(t as never, [
		...['wait', '--for=condition=Established', 'crd/backendconfigs.cloud.google.com'],
	]);
	for (const { id, strategy, values } of productValues()) {
		rendered.push({
			id,
			strategy,
			objects: await render(helm4, `${id}-${strategy.toLowerCase()}`, 'x', values),
		});
	}
});

test.serial(
	'the API server takes every object of every product and strategy, with strict fields',
	async (t) => {
		ours = await namespace(t, restricted);
		t.true(rendered.length > 20);
		const items = rendered.flatMap(({ objects }) =>
			objects
				// Tests run only when asked to, and `helm template` prints them too.
				.filter(({ metadata }) => !metadata.annotations?.['helm.sh/hook'])
				.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: ours } })),
		);
		const args = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
		const { exitCode, stderr } = await kubectl(
			args,
			JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
		);
		// GKE reads the class from the annotation only (https://cloud.google.com/kubernetes-engine/docs/concepts/ingress).
		const warnings = stderr
			.split('\n')
			.filter((line) => line && !line.includes('"kubernetes.io/ingress.class"'));
		t.deepEqual(warnings, [], 'what the API server refuses or warns of');
		t.is(exitCode, 0);
	},
);

test.serial(
	'Kubernetes refuses a switch of product exactly where the class of the load balancer changes',
	async (t) => {
		const name = await namespace(t);
		const api = connect(kubeconfig());
		const path = `/api/v1/namespaces/${name}/services/kong-proxy`;
		const put = (service: LiveObject | undefined, query: string) => {
			const metadata = { ...service?.metadata, name: 'kong-proxy', namespace: name };
			return api.send(
				'PATCH',
				`${path}?fieldManager=helm&${query}`,
				{ ...service, metadata },
				'application/apply-patch+yaml',
			);
		};
		const services = rendered.map(({ id, strategy, objects }) => ({
			title: `${id} ${strategy}`,
			service: objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name.endsWith('-proxy')),
		}));
		const classOf = (service: LiveObject | undefined) => service?.spec?.loadBalancerClass;
		const balanced = (service: LiveObject | undefined) => service?.spec?.type === 'LoadBalancer';
		const wrong: string[] = [];
		for (const from of services) {
			t.is((await put(from.service, '')).status, 201, from.title);
			for (const to of services) {
				const { status, body } = await put(to.service, 'dryRun=All');
				const refused =
					balanced(from.service) && balanced(to.service) && classOf(from.service) !== classOf(to.service);
				const expected = refused ? 422 : 200;
				const said = body.message ?? '';
				if (
					status !== expected ||
					(refused && !/loadBalancerClass: Invalid value: .*may not change once set/.test(said))
				) {
					wrong.push(`${from.title} to ${to.title}: ${status} ${said}`);
				}
			}
			await api.send('DELETE', path);
		}
		t.deepEqual(wrong, []);
	},
);
