// What the test cluster itself must do before a test of the chart on it means anything.
import test from 'ava';
import { eventually, kubectl, kubectlPrints, namespace, restricted } from './support.ts';

const safe = {
	allowPrivilegeEscalation: false,
	capabilities: { drop: ['ALL'] },
	runAsNonRoot: true,
	runAsUser: 1000,
	seccompProfile: { type: 'RuntimeDefault' },
};

function deployment(securityContext: object): string {
	const labels = { app: 'sample' };
	return JSON.stringify({
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'sample' },
		spec: {
			replicas: 2,
			selector: { matchLabels: labels },
			template: {
				metadata: { labels },
				spec: { containers: [{ name: 'main', image: 'example.invalid/sample:1', securityContext }] },
			},
		},
	});
}

function service(type: string, more: object = {}): string {
	return JSON.stringify({
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'sample' },
		spec: { type, selector: { app: 'sample' }, ports: [{ name: 'http', port: 80 }], ...more },
	});
}

test('the API server tells its version in a form that Helm reads', async (t) => {
	const { serverVersion } = JSON.parse(await kubectlPrints(t, ['version', '-o', 'json']));
	t.regex(serverVersion.gitVersion, /^v1\.\d+\.\d+$/);
	t.is(`v${serverVersion.major}.${serverVersion.minor}`, serverVersion.gitVersion.replace(/\.\d+$/, ''));
});

test('a Deployment that restricted allows becomes available, and its pods become endpoints', async (t) => {
	const name = await namespace(t, restricted);
	await kubectlPrints(t, ['-n', name, 'apply', '--server-side', '-f', '-'], deployment(safe));
	await kubectlPrints(t, ['-n', name, 'apply', '--server-side', '-f', '-'], service('ClusterIP'));
	await kubectlPrints(t, [
		...['-n', name, 'wait', 'deployment/sample', '--for=condition=Available', '--timeout=60s'],
	]);
	await eventually(t, 'two ready endpoints', async () => {
		const args = [
			'-n',
			name,
			'get',
			'endpointslices',
			'-l',
			'kubernetes.io/service-name=sample',
			'-o',
			'json',
		];
		const { items } = JSON.parse(await kubectlPrints(t, args));
		const ready = items.flatMap((item: { endpoints: { conditions: { ready: boolean } }[] | null }) =>
			(item.endpoints ?? []).filter(({ conditions }) => conditions.ready),
		);
		return ready.length === 2 ? ready : undefined;
	});
	const pods = JSON.parse(await kubectlPrints(t, ['-n', name, 'get', 'pods', '-o', 'json']));
	const nodes = pods.items.map((pod: { spec: { nodeName: string } }) => pod.spec.nodeName);
	t.is(new Set(nodes).size, 2, `the scheduler put both pods on ${nodes[0]}`);
});

test('a pod that restricted forbids is refused in a namespace that enforces it', async (t) => {
	const name = await namespace(t, restricted);
	const pod = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name: 'sample' },
		spec: {
			containers: [
				{ name: 'main', image: 'example.invalid/sample:1', securityContext: { privileged: true } },
			],
		},
	};
	const { exitCode, stderr } = await kubectl(['-n', name, 'create', '-f', '-'], JSON.stringify(pod));
	t.is(exitCode, 1);
	t.regex(stderr, /violates PodSecurity "restricted:latest": privileged/);
});

test('a LoadBalancer Service gets an address of each of its families', async (t) => {
	const name = await namespace(t);
	const families = { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] };
	await kubectlPrints(t, ['-n', name, 'apply', '-f', '-'], service('LoadBalancer', families));
	const addresses = await eventually(t, 'an address in the status', async () => {
		const read = JSON.parse(await kubectlPrints(t, ['-n', name, 'get', 'service', 'sample', '-o', 'json']));
		return read.status.loadBalancer.ingress?.map(({ ip }: { ip: string }) => ip);
	});
	t.is(addresses.length, 2);
	t.regex(addresses[0], /^192\.0\.2\.\d+$/);
	t.regex(addresses[1], /^2001:db8::[0-9a-f]+$/);
});

test('externalTrafficPolicy Local gets a health check port of its own', async (t) => {
	const name = await namespace(t);
	const local = { externalTrafficPolicy: 'Local' };
	await kubectlPrints(t, ['-n', name, 'apply', '-f', '-'], service('LoadBalancer', local));
	const args = ['-n', name, 'get', 'service', 'sample', '-o', 'jsonpath={.spec.healthCheckNodePort}'];
	t.regex(await kubectlPrints(t, args), /^3[0-2]\d{3}$/);
});

test('a user without rights is refused', async (t) => {
	const { exitCode, stderr } = await kubectl(['auth', 'can-i', 'get', 'secrets', '--as', 'nobody', '-q']);
	t.is(exitCode, 1);
	t.is(stderr, '');
});

test('a DaemonSet gets one ready pod on each node', async (t) => {
	const name = await namespace(t);
	const daemons = JSON.parse(deployment(safe));
	daemons.kind = 'DaemonSet';
	delete daemons.spec.replicas;
	await kubectlPrints(t, ['-n', name, 'apply', '-f', '-'], JSON.stringify(daemons));
	const { items } = JSON.parse(await kubectlPrints(t, ['get', 'nodes', '-o', 'json']));
	const ready = await eventually(t, 'a ready pod on each node', async () => {
		const read = JSON.parse(await kubectlPrints(t, ['-n', name, 'get', 'daemonset', 'sample', '-o', 'json']));
		return read.status.numberReady === items.length ? read.status.numberReady : undefined;
	});
	t.true(ready >= 1);
});
