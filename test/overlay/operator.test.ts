// The overlay for the Kong Operator, over the whole catalogue: the Operator makes pods and Services of what it prints, and `check` finds nothing
// there that it would not find in this chart's own objects; or one sentence says why there is none.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parseAllDocuments } from 'yaml';
import { main } from '../../cli/main.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { at, items } from '../../schema/cluster/objects.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { operated } from '../../schema/operator/operator.ts';
import { dataPlaneOverlay } from '../../schema/overlay/data-plane.ts';
import { operatorOverlay } from '../../schema/overlay/operator.ts';
import { type Decision, decide } from '../../schema/validate/decide.ts';
import { checkText } from '../check/check-text.ts';
import { partOf } from '../support/breadth.ts';
import { fakeIo } from '../support/fake-io.ts';
import { withFolder } from '../support/helm.ts';
import { casesOf } from '../support/product-cases.ts';

const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);

/** Products that only a loadBalancerClass chooses. */
const byClass = [
	'alibaba-nlb',
	'aws-eks-auto-nlb',
	'gke-passthrough-backend-service',
	'gke-passthrough-legacy',
	'gke-passthrough-weighted',
	'loxilb',
];

const textOf = (objects: readonly unknown[]) => objects.map((one) => JSON.stringify(one)).join('\n---\n');

function answer(text: string, loadBalancer: string) {
	const { gateways, findings } = checkText(text, {
		loadBalancer,
		nodes: ['10.0.0.0/16'],
		balancerSubnets: ['10.0.0.0/16'],
	});
	const faults = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
	const [gateway] = gateways;
	return { faults, preserved: gateway?.verdict.clientIpPreserved, works: gateway?.verdict.trafficWorks };
}

/** What this chart renders, in short. */
function chartText(decision: Decision): string {
	const env = Object.entries(decision.environment).map(([name, value]) =>
		typeof value === 'string' ? { name, value } : { name, ...value },
	);
	const { http, tls } = decision.situation.values.proxy;
	const { hostPorts } = decision.situation.product.service;
	const ports = [
		{ containerPort: 8000, ...(hostPorts ? { hostPort: http.servicePort } : {}) },
		{ containerPort: 8443, ...(hostPorts ? { hostPort: tls.servicePort } : {}) },
	];
	const labels = { app: 'kong' };
	const front = frontObjects(decision).map(({ kind, body }) =>
		kind === 'Service'
			? { ...(body as object), spec: { ...(at(body, 'spec') as object), selector: labels } }
			: body,
	);
	const template = {
		metadata: { labels },
		spec: { containers: [{ name: 'proxy', image: 'kong:3.9', env, ports }] },
	};
	const kong = {
		apiVersion: 'apps/v1',
		kind: decision.situation.daemonset ? 'DaemonSet' : 'Deployment',
		metadata: { name: 'kong', namespace: 'default' },
		spec: { selector: { matchLabels: labels }, template },
	};
	return textOf([kong, ...front]);
}

const asKind = { GatewayConfiguration: operatorOverlay, DataPlane: dataPlaneOverlay };

for (const [id, entry] of partOf(entries, 12))
	test(`${id}: each strategy, by the kind of the Operator's object`, (t) => {
		for (const { values, ...one } of casesOf(id, entry)) {
			const decision = decide(values, 'kong', 'kong');
			const own = answer(chartText(decision), id);
			for (const [kind, overlayFor] of Object.entries(asKind)) {
				const name = JSON.stringify({ ...one, kind });
				const overlay = overlayFor(decision, 'kong');
				t.is('refusal' in overlay, byClass.includes(id), name);
				if ('refusal' in overlay) continue;
				const text = textOf(overlay.objects);
				const { made, problems, dropped } = operated(readManifests([{ name: 'overlay', text }]).objects);
				t.deepEqual([problems, dropped, made.length], [[], [], 1], name);
				const said = answer(text, id);
				t.deepEqual(
					said.faults.filter((code) => !own.faults.includes(code)),
					[],
					name,
				);
				t.is(said.preserved, own.preserved, name);
				t.is(said.works === 'yes', own.works === 'yes', name);
			}
		}
	});

test('a DataPlane with ports of its own maps them, and names what leads to it by its label', (t) => {
	const values = {
		clientIp: { loadBalancer: 'metallb' },
		proxy: { http: { servicePort: 8080, nodePort: 30080 }, tls: { enabled: false } },
	};
	const overlay = dataPlaneOverlay(decide(values, 'kong', 'edge'), 'edge');
	if ('refusal' in overlay) return t.fail(overlay.refusal);
	t.deepEqual(at(overlay.objects[0], 'spec', 'network', 'services', 'ingress', 'ports'), [
		{ name: 'kong-proxy', port: 8080, targetPort: 8000, nodePort: 30080 },
	]);
	const [container] = items(
		at(overlay.objects[0], 'spec', 'deployment', 'podTemplateSpec', 'spec', 'containers'),
	);
	t.deepEqual(at(container, 'env'), [{ name: 'KONG_PORT_MAPS', value: '8080:8000' }]);
	t.true(overlay.notes.some((note) => note.includes('for the label app: edge')));
});

test('what only a class chooses is refused in one sentence, and nothing is printed', async (t) => {
	await withFolder(async (folder) => {
		const file = join(folder, 'values.yaml');
		await writeFile(file, 'clientIp: { loadBalancer: aws-eks-auto-nlb }\n');
		const io = fakeIo();
		t.is(await main(['overlay', '--for', 'kong-operator', file], io), 1);
		t.is(io.said.stdout, '');
		t.is(
			io.said.stderr,
			'AWS Network Load Balancer, EKS Auto Mode is chosen by loadBalancerClass eks.amazonaws.com/nlb, which the resources of the Kong Operator do not have: make that Service yourself, with the selector gateway.networking.k8s.io/gateway-name: kong, or use another load balancer.\n',
		);
	});
});

test('PROXY: the configuration has both ends, and the Gateway the ports', (t) => {
	const overlay = operatorOverlay(
		decide(
			{
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { http: { servicePort: 8080 } },
			},
			'edge',
			'edge',
		),
		'edge',
	);
	if ('refusal' in overlay) return t.fail(overlay.refusal);
	const [configuration, , gateway] = overlay.objects;
	t.deepEqual(at(configuration, 'spec', 'dataPlaneOptions', 'network', 'services', 'ingress'), {
		type: 'LoadBalancer',
		externalTrafficPolicy: 'Cluster',
		annotations: { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' },
	});
	const containers = items(
		at(configuration, 'spec', 'dataPlaneOptions', 'deployment', 'podTemplateSpec', 'spec', 'containers'),
	);
	const env = Object.fromEntries(
		items(at(containers[0], 'env')).map((one) => [at(one, 'name'), at(one, 'value')]),
	);
	t.is(
		env.KONG_PROXY_LISTEN,
		'0.0.0.0:8000 proxy_protocol reuseport backlog=16384, 0.0.0.0:8443 ssl proxy_protocol http2 reuseport backlog=16384',
	);
	t.is(env.KONG_REAL_IP_HEADER, 'proxy_protocol');
	t.is(env.KONG_TRUSTED_IPS, '10.0.0.0/16');
	t.false('KONG_PORT_MAPS' in env);
	t.deepEqual(
		items(at(gateway, 'spec', 'listeners')).map((one) => [at(one, 'port'), at(one, 'protocol')]),
		[
			[8080, 'HTTP'],
			[443, 'HTTPS'],
		],
	);
	t.is(at(gateway, 'spec', 'infrastructure', 'parametersRef', 'name'), 'edge');
});

test('what the CRD cannot say is said, with the way out', async (t) => {
	await withFolder(async (folder) => {
		const file = join(folder, 'values.yaml');
		await writeFile(
			file,
			'proxy: { loadBalancerSourceRanges: [192.0.2.0/24] }\nreplicaCount: 3\ndeployment: { daemonset: false }\n',
		);
		const io = fakeIo();
		t.is(await main(['overlay', '--for', 'kong-operator', file], io), 0, io.said.stderr);
		t.regex(
			io.said.stdout,
			/# The Operator has no place for proxy\.loadBalancerSourceRanges: use the annotation of the load balancer, if it has one, or a NetworkPolicy\./,
		);
		t.regex(io.said.stdout, /# Not carried over \(only clientIp, proxy and image are\): replicaCount\./);
		t.deepEqual(
			parseAllDocuments(io.said.stdout).map((one) => at(one.toJS(), 'kind')),
			['GatewayConfiguration', 'GatewayClass', 'Gateway'],
		);
	});
});

test('an image that the Operator does not run is refused', (t) => {
	const values = { image: { repository: 'registry.example.com:5000/kong' } };
	const overlay = operatorOverlay(decide(values, 'kong', 'kong'), 'kong');
	t.regex('refusal' in overlay ? overlay.refusal : '', /names a registry with a port/);
});
