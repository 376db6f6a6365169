// The objects of `helm test` as both Helms render them.
import test from 'ava';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import { readGateway } from '../../schema/trace/index.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { object, renderBoth, renderOnce } from '../support/helm.ts';
import { script, testEnvironment } from '../support/helm-test.ts';
import { samples } from '../support/helm-test-samples.ts';

const name = 'kong-client-ip-test';
const labelsOf = ({ metadata }: Manifest) =>
	(metadata as { labels?: { [name: string]: string } }).labels ?? {};
const isHook = ({ metadata }: Manifest) => metadata.annotations?.['helm.sh/hook'] !== undefined;

for (const [sample, values] of Object.entries(samples)) {
	test(`${sample}: both Helms render the same valid objects, and Kong takes the settings`, async (t) => {
		const [helm3, helm4] = await renderBoth(values);
		t.is(helm3.stderr, '');
		t.deepEqual(helm4.objects, helm3.objects);
		t.deepEqual(checkObjects(helm4.objects), []);
		const hooks = helm4.objects.filter(isHook);
		t.deepEqual(hooks.map(({ kind }) => kind).sort(), ['Pod', 'Service']);
		t.true(hooks.every(({ metadata }) => metadata.name.length <= 63));
		const variables = Object.fromEntries(
			hooks.flatMap((hook) =>
				hook.kind === 'Pod' ? Object.entries(testEnvironment(helm4, hook.metadata.name)) : [],
			),
		);
		t.deepEqual(readGateway(variables).check.problems, []);
	});
}

test('no Service of the release leads to the pod of the test, and that of the test leads to the gateways', async (t) => {
	for (const values of Object.values(samples)) {
		const { objects } = await renderOnce(values);
		const pod = objects.find(({ kind }) => kind === 'Pod');
		const workload = objects.find(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet');
		const gateways = (workload as unknown as { spec: { template: Manifest } }).spec.template;
		for (const service of objects.filter(({ kind }) => kind === 'Service')) {
			const selector = Object.entries((service.spec as { selector: { [name: string]: string } }).selector);
			t.true(selector.every(([label, value]) => labelsOf(gateways)[label] === value));
			t.false(selector.every(([label, value]) => pod && labelsOf(pod)[label] === value));
		}
	}
});

// Helm up to 4.2 at least asks, for --logs, for a pod of every hook's name; Helm 3 deletes by hook-succeeded before it asks.
test('helm test --logs finds a pod by the name of every hook', async (t) => {
	const helm4 = await renderOnce({});
	const hooks = helm4.objects.filter(isHook);
	t.deepEqual(
		hooks.map(({ kind, metadata }) => [kind, metadata.name, metadata.annotations]),
		[
			[
				'Service',
				name,
				{
					'helm.sh/hook': 'test',
					'helm.sh/hook-weight': '-1',
					'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
				},
			],
			[
				'Pod',
				name,
				{
					'helm.sh/hook': 'test',
					'helm.sh/hook-weight': '0',
					'helm.sh/hook-delete-policy': 'before-hook-creation',
					'linkerd.io/inject': 'disabled',
				},
			],
		],
	);
});

test('the pod meets Pod Security restricted and writes only to /tmp', async (t) => {
	const helm4 = await renderOnce({});
	const { spec } = object(helm4, 'Pod', name) as unknown as { spec: { containers: [object] } };
	t.like(spec, {
		restartPolicy: 'Never',
		automountServiceAccountToken: false,
		enableServiceLinks: false,
		securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
		volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
	});
	t.is(spec.containers.length, 1);
	t.like(spec.containers[0], {
		image: 'kong:3.9.3',
		securityContext: {
			allowPrivilegeEscalation: false,
			readOnlyRootFilesystem: true,
			runAsNonRoot: true,
			capabilities: { drop: ['ALL'] },
		},
		volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
	});
});

// Kubernetes writes a variable's value over $(NAME) in a command, and one dollar sign over two.
test('the script says to bash what it says in its file', async (t) => {
	const helm4 = await renderOnce({});
	const [program, flag, text = ''] = script(helm4);
	t.deepEqual([program, flag], ['bash', '-c']);
	t.false(text.includes('$$'));
	for (const variable of Object.keys(testEnvironment(helm4))) t.false(text.includes(`$(${variable})`));
});
