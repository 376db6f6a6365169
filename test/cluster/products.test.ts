// What a real API server says to every product of the catalogue, and to the switch from each to each.
import test from 'ava';
import { connect } from '../../scripts/cluster/api.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { productValues, render } from './chart-values.ts';
import { teachForeignKinds } from './foreign-kinds.ts';
import type { LiveObject } from './release.ts';
import { kubeconfig, kubectl, namespace, restricted } from './support.ts';

const rendered: { id: string; strategy: string; objects: LiveObject[] }[] = [];

test.before(async () => {
	const { helm4 } = await helms();
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
		const ours = await namespace(t, restricted);
		t.true(rendered.length > 20);
		const items = rendered.flatMap(({ objects }) =>
			objects
				// Tests run only when asked to, and `helm template` prints them too.
				.filter(({ metadata }) => !metadata.annotations?.['helm.sh/hook'])
				.map((object) => {
					const namespaced = object.metadata.namespace !== undefined;
					return namespaced ? { ...object, metadata: { ...object.metadata, namespace: ours } } : object;
				}),
		);
		await teachForeignKinds(t, items);
		const args = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
		const { exitCode, stderr } = await kubectl(
			args,
			JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
		);
		const expected = [
			// GKE reads the class from the annotation only (https://cloud.google.com/kubernetes-engine/docs/concepts/ingress).
			/annotation "kubernetes\.io\/ingress\.class" is deprecated/,
			// The one product that needs more than `restricted` allows; the chart warns of it.
			/would violate PodSecurity "restricted:latest": hostPort \(container "proxy" uses hostPorts/,
		];
		const unexpected = stderr
			.split('\n')
			.filter((line) => line && !expected.some((pattern) => pattern.test(line)));
		t.deepEqual(unexpected, [], 'what the API server refuses or warns of');
		t.is(exitCode, 0);
		const withHostPort = rendered.filter(({ objects }) => JSON.stringify(objects).includes('"hostPort":'));
		t.deepEqual([...new Set(withHostPort.map(({ id }) => id))], ['host-port']);
	},
);

test.serial(
	'Kubernetes refuses a switch of product exactly where the class of the load balancer changes',
	async (t) => {
		const name = await namespace(t);
		const api = connect(kubeconfig());
		const path = `/api/v1/namespaces/${name}/services/kong-proxy`;
		const put = (service: LiveObject, query: string) => {
			const metadata = { ...service.metadata, name: 'kong-proxy', namespace: name };
			const type = 'application/apply-patch+yaml';
			return api.send('PATCH', `${path}?fieldManager=helm&${query}`, { ...service, metadata }, type);
		};
		// Products whose Services differ in annotations only are one, since those may always change.
		const services = new Map<string, { title: string; service: LiveObject }>();
		for (const { id, strategy, objects } of rendered) {
			const service = objects.find(
				({ kind, metadata }) => kind === 'Service' && metadata.name.endsWith('-proxy'),
			);
			const { selector: _selector, ...spec } = service?.spec ?? {};
			if (service) services.set(JSON.stringify(spec), { title: `${id} ${strategy}`, service });
		}
		t.true(services.size > 5);
		const balanced = ({ spec }: LiveObject) => spec?.type === 'LoadBalancer';
		const wrong: string[] = [];
		for (const from of services.values()) {
			t.is((await put(from.service, '')).status, 201, from.title);
			for (const to of services.values()) {
				const { status, body } = await put(to.service, 'dryRun=All');
				const sameClass = from.service.spec?.loadBalancerClass === to.service.spec?.loadBalancerClass;
				const refused = balanced(from.service) && balanced(to.service) && !sameClass;
				const said = body.message ?? '';
				if (!isAsExpected(refused, status, said))
					wrong.push(`${from.title} to ${to.title}: ${status} ${said}`);
			}
			await api.send('DELETE', path);
		}
		t.deepEqual(wrong, []);
		t.log(`${services.size * services.size} switches`);
	},
);

function isAsExpected(refused: boolean, status: number, said: string): boolean {
	if (!refused) return status === 200;
	return status === 422 && /loadBalancerClass: Invalid value: .*may not change once set/.test(said);
}
