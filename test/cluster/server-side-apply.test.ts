// Who owns which field: switches between the Helms, GitOps tools that apply server-side, and autoscalers.
import test from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { render } from './chart-values.ts';
import { apply, helm, liveObjects, settled, tryHelm, uninstall } from './release.ts';
import { eventually, kubectl, kubectlPrints, namespace, restricted } from './support.ts';

const before = { clientIp: { strategy: 'externalTrafficPolicy' } };
const after = { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fd00::/8'] } };

test.serial(
	'a release of Helm 3 goes over to Helm 4 and to server-side apply, without forcing',
	async (t) => {
		const { helm3, helm4 } = await helms();
		const old = { helm: helm3, namespace: await namespace(t, restricted), name: 'kong' };
		await apply(t, old, 'install', before);
		const release = { ...old, helm: helm4 };
		await apply(t, release, 'upgrade', after);
		await apply(t, release, 'upgrade', before, '--server-side=true');
		const reached = settled(await liveObjects(t, release));

		const fresh = { ...release, namespace: await namespace(t, restricted) };
		await apply(t, fresh, 'install', before);
		t.deepEqual(reached, settled(await liveObjects(t, fresh)));
		await uninstall(t, fresh);
		await uninstall(t, release);
	},
);

test.serial('a release of Helm 4 can still be upgraded and removed by Helm 3', async (t) => {
	const { helm3, helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t, restricted), name: 'kong' };
	await apply(t, release, 'install', before);
	await apply(t, { ...release, helm: helm3 }, 'upgrade', after);
	await uninstall(t, { ...release, helm: helm3 });
});

test.serial(
	'what `helm template` prints can be applied server-side again and again, as GitOps tools do',
	async (t) => {
		const { helm3, helm4 } = await helms();
		const name = await namespace(t, restricted);
		for (const [program, values] of [
			[helm4, before],
			[helm3, before],
			[helm4, after],
			[helm3, after],
		] as const) {
			const objects = (await render(program, 'kong', name, values)).filter(
				({ metadata }) => !metadata.annotations?.['helm.sh/hook'],
			);
			const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
			const args = ['--namespace', name, 'apply', '--server-side', '--field-manager=gitops', '-f', '-'];
			const first = await kubectl(args, list);
			t.deepEqual([first.exitCode, first.stderr], [0, '']);
			// The first status of the workload still arrives, and a diff in the middle of it shows that.
			await eventually(t, `a second apply with Helm ${program.version} that changes nothing`, async () => {
				const where = ['--namespace', name, '--field-manager=gitops', '-f', '-'];
				const diff = await kubectl(['diff', '--server-side', ...where], list);
				return diff.exitCode === 0 && diff.stdout === '' ? true : undefined;
			});
		}
	},
);

test.serial('an autoscaled release keeps the number of pods that the autoscaler chose', async (t) => {
	const { helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t, restricted), name: 'kong' };
	const values = { ...before, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4 } };
	await apply(t, release, 'install', values);
	const deployment =
		(await liveObjects(t, release)).find(({ kind }) => kind === 'Deployment')?.metadata.name ?? '';
	const replicas = async (): Promise<string> =>
		kubectlPrints(t, [
			...['--namespace', release.namespace, 'get', 'deployment', deployment],
			...['--output', 'jsonpath={.spec.replicas}'],
		]);
	// The controller of the autoscaler raises it from 1 to the least number by itself.
	await eventually(t, 'two replicas', async () => ((await replicas()) === '2' ? true : undefined));
	await kubectlPrints(t, [
		'--namespace',
		release.namespace,
		'scale',
		`deployment/${deployment}`,
		'--replicas=3',
	]);
	await apply(t, release, 'upgrade', { ...values, podLabels: { changed: 'yes' } });
	t.is(await replicas(), '3');
	await uninstall(t, release);
});

test.serial(
	'a foreign annotation on the Service, as cloud controllers write them, survives an upgrade',
	async (t) => {
		for (const program of Object.values(await helms())) {
			const release = { helm: program, namespace: await namespace(t, restricted), name: 'kong' };
			await apply(t, release, 'install', before);
			const service = (await liveObjects(t, release)).find(({ spec }) => spec?.type === 'LoadBalancer');
			const path = ['--namespace', release.namespace, 'annotate', 'service', service?.metadata.name ?? ''];
			await kubectlPrints(t, [...path, 'cloud.example/allocated=lb-1']);
			await apply(t, release, 'upgrade', after);
			const kept = (await liveObjects(t, release)).find(({ spec }) => spec?.type === 'LoadBalancer');
			t.is(kept?.metadata.annotations?.['cloud.example/allocated'], 'lb-1');
			await uninstall(t, release);
		}
	},
);

test.serial('a field that somebody else took over by apply is a conflict that Helm 4 names', async (t) => {
	const { helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t, restricted), name: 'kong' };
	await apply(t, release, 'install', before);
	const service = (await liveObjects(t, release)).find(({ spec }) => spec?.type === 'LoadBalancer');
	const name = service?.metadata.name ?? '';
	const taken = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name },
		spec: { externalTrafficPolicy: 'Cluster' },
	};
	const args = ['--namespace', release.namespace, 'apply', '--server-side', '--force-conflicts', '-f', '-'];
	await kubectlPrints(t, [...args, '--field-manager=somebody'], JSON.stringify(taken));
	const { exitCode, stderr } = await tryHelm(
		release,
		['upgrade', release.name, 'chart', '--values', '-'],
		JSON.stringify(before),
	);
	t.is(exitCode, 1);
	t.regex(stderr, /conflict with "somebody".*\.spec\.externalTrafficPolicy/s);
	await helm(t, release, ['uninstall', release.name]);
});
