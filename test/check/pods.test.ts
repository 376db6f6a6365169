// Gateways among live objects: copies of a pod, other containers, images of any name.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const names = (text: string) => checkText(text).gateways.map(({ gateway }) => gateway);

test('of pods and ReplicaSets whose Deployment is not in the input one stands for all', (t) => {
	const [, deployment = ''] = gatewayText({}).split('\n---\n');
	const { spec } = JSON.parse(deployment);
	const labels = { ...spec.template.metadata.labels, 'pod-template-hash': 'abc' };
	const owned = (kind: string, name: string, by: string, of: string, more: object) =>
		JSON.stringify({
			kind,
			metadata: { name, labels, ownerReferences: [{ kind: by, name: of }] },
			spec: more,
		});
	const pods = ['kong-abc-1', 'kong-abc-2'].map((name) =>
		owned('Pod', name, 'ReplicaSet', 'kong-abc', spec.template.spec),
	);
	const current = owned('ReplicaSet', 'kong-abc', 'Deployment', 'kong', { ...spec, replicas: 2 });
	const former = owned('ReplicaSet', 'kong-old', 'Deployment', 'kong', { ...spec, replicas: 0 });
	t.deepEqual(names(pods.join('\n---\n')), ['Pod/kong-abc-1']);
	t.deepEqual(names([former, current, ...pods].join('\n---\n')), ['ReplicaSet/kong-abc']);
	t.deepEqual(names([deployment, ...pods].join('\n---\n')), ['Deployment/kong']);
});

test('a port of another container of the pod does not lead to Kong', (t) => {
	const other = ',{"name":"auth","image":"oauth2-proxy:7","ports":[{"containerPort":4180}]}';
	const text = gatewayText({})
		.replaceAll(/"targetPort":\d+/g, '"targetPort":4180')
		.replace(/\]\}\}\}\}$/, `${other}]}}}}`);
	const { findings } = checkText(text);
	t.deepEqual(
		findings.map(({ code }) => code),
		['no-entrance'],
	);
});

test('an image of any name is a gateway by what a ConfigMap sets in it', (t) => {
	const [service = '', deployment = ''] = gatewayText({ image: 'registry.example/platform/edge:7' }).split(
		'\n---\n',
	);
	const workload = deployment.replace(/"env":\[.*?\]/, '"envFrom":[{"configMapRef":{"name":"edge"}}]');
	const map = (data: object) => JSON.stringify({ kind: 'ConfigMap', metadata: { name: 'edge' }, data });
	const found = (data: object) => names([service, workload, map(data)].join('\n---\n'));
	t.deepEqual(found({ KONG_PLUGINS: 'bundled,mine' }), ['Deployment/kong']);
	// Those who call Kong have its address, too.
	t.deepEqual(found({ KONG_ADMIN_URL: 'http://kong-admin:8001' }), []);
});
