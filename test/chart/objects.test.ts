// What the objects of the chart are, for every shipped values file and a few that turn everything on.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { label, type Manifest } from '../../readers/manifests/rendered.ts';
import { decide } from '../../schema/validate/decide.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { compareWithDecision } from '../../scripts/objects/compare.ts';
import { partOf } from '../support/breadth.ts';
import { chart, object, renderEach } from '../support/helm.ts';

const folders = [join(chart, 'ci'), resolve(import.meta.dirname, '../values')];
const shipped: [string, string][] = [];
for (const folder of folders) {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
	for (const name of names) shipped.push([name, await readFile(join(folder, name), 'utf8')]);
}

for (const [name, text] of partOf(shipped, 4)) {
	test(`${name}: well-formed objects that say what the toolkit decides`, async (t) => {
		const decision = decide(parse(text), 'kong');
		t.deepEqual(decision.findings, []);
		for (const { helm, objects, stderr } of await renderEach(text)) {
			t.is(stderr, '', helm.version);
			t.deepEqual(checkObjects(objects), [], helm.version);
			t.deepEqual(compareWithDecision(objects, decision), [], helm.version);
		}
	});

	test(`${name}: says where its schema is, for editors`, (t) => {
		t.regex(text, /^# yaml-language-server: \$schema=\S*values\.schema\.json\n/);
	});
}

interface PodSpec {
	readonly automountServiceAccountToken: boolean;
	readonly enableServiceLinks: boolean;
	readonly terminationGracePeriodSeconds: number;
	readonly securityContext: { readonly [key: string]: unknown };
	readonly volumes: readonly { readonly name: string; readonly emptyDir?: object }[];
	readonly containers: readonly {
		readonly securityContext: object;
		readonly volumeMounts: readonly { readonly mountPath: string; readonly readOnly?: boolean }[];
		readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
		readonly readinessProbe: { readonly httpGet: { readonly path: string; readonly port: string } };
		readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
	}[];
}

const podOf = (workload: Manifest) => (workload.spec as { template: { spec: PodSpec } }).template.spec;

test('pods are restricted: no root, no token, no links, nothing writable but /tmp', async (t) => {
	for (const rendered of await renderEach({ dblessConfig: { configMap: 'kong' }, secretVolumes: ['cert'] })) {
		const pod = podOf(object(rendered, 'Deployment', 'kong'));
		t.false(pod.automountServiceAccountToken);
		t.false(pod.enableServiceLinks);
		t.like(pod.securityContext, {
			runAsNonRoot: true,
			runAsUser: 1000,
			seccompProfile: { type: 'RuntimeDefault' },
		});
		const [container] = pod.containers;
		t.deepEqual(container?.securityContext, {
			allowPrivilegeEscalation: false,
			capabilities: { drop: ['ALL'] },
			readOnlyRootFilesystem: true,
			runAsNonRoot: true,
		});
		t.deepEqual(
			pod.volumes.filter(({ emptyDir }) => emptyDir).map(({ name }) => name),
			['tmp'],
		);
		t.deepEqual(
			container?.volumeMounts.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath),
			['/tmp'],
		);
	}
});

test('a pod keeps serving before it ends, inside its grace period', async (t) => {
	for (const rendered of await renderEach({ drain: { wait: 45, timeout: 60 } })) {
		const pod = podOf(object(rendered, 'Deployment', 'kong'));
		t.deepEqual(pod.containers[0]?.lifecycle.preStop.exec.command, [
			'kong',
			'quit',
			'--wait=45',
			'--timeout=60',
		]);
		t.is(pod.terminationGracePeriodSeconds, 115);
	}
});

const readiness: readonly (readonly [what: string, values: object, path: string])[] = [
	['nothing is configured', {}, '/status'],
	[
		'the configuration holds no entity',
		{ dblessConfig: { config: '_format_version: "3.0"\nservices: []\n' } },
		'/status',
	],
	[
		'the configuration holds a consumer',
		{ dblessConfig: { config: '_format_version: "3.0"\nconsumers:\n- username: x\n' } },
		'/status/ready',
	],
	['a ConfigMap configures it', { dblessConfig: { configMap: 'kong' } }, '/status/ready'],
	['the echo route is on', { echo: { enabled: true } }, '/status/ready'],
	['a controller pushes', { admin: { enabled: true } }, '/status/ready'],
	['it is a data plane', { env: { role: 'data_plane' } }, '/status/ready'],
];

for (const [what, values, path] of readiness) {
	test(`readiness asks ${path} where ${what}`, async (t) => {
		for (const rendered of await renderEach(values)) {
			const [container] = podOf(object(rendered, 'Deployment', 'kong')).containers;
			t.like(container?.readinessProbe.httpGet, { path, port: 'status' });
		}
	});
}

test('PROXY gets a plain entry of its own for callers inside the cluster; nothing else does', async (t) => {
	const proxy = { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } };
	for (const rendered of await renderEach(proxy)) {
		const service = object(rendered, 'Service', 'kong-in-cluster');
		t.like(service.spec, {
			type: 'ClusterIP',
			ports: [
				{ port: 80, targetPort: 8010 },
				{ port: 443, targetPort: 8453 },
			],
		});
	}
	for (const { objects } of await renderEach({}))
		t.false(objects.map(label).includes('Service/kong-in-cluster'));
});

test('a DaemonSet in place of the Deployment has neither replicas nor a budget', async (t) => {
	for (const rendered of await renderEach({ deployment: { daemonset: true } })) {
		const daemonSet = object(rendered, 'DaemonSet', 'kong');
		t.false('replicas' in (daemonSet.spec as object));
		t.false(rendered.objects.map(label).includes('PodDisruptionBudget/kong'));
		t.deepEqual(checkObjects(rendered.objects), []);
	}
});

test('settings: booleans become on and off, large numbers stay whole, sources pass', async (t) => {
	const source = { valueFrom: { secretKeyRef: { name: 'kong', key: 'password' } } };
	const env = {
		anonymous_reports: false,
		vitals: true,
		mem_cache_size: '256m',
		lmdb_map_size: 2147483648,
		pg_password: source,
	};
	for (const { helm, objects } of await renderEach({ env })) {
		const decision = decide({ env }, 'kong');
		t.deepEqual(compareWithDecision(objects, decision), [], helm.version);
		t.like(decision.environment, {
			KONG_ANONYMOUS_REPORTS: 'off',
			KONG_VITALS: 'on',
			KONG_LMDB_MAP_SIZE: '2147483648',
			KONG_PG_PASSWORD: source,
		});
	}
});

const everything = {
	clientIp: {
		loadBalancer: 'aws-nlb-instance',
		strategy: 'proxyProtocol',
		trustedIPs: ['10.0.0.0/16', 'fd00::/64'],
		scheme: 'internal',
	},
	proxy: {
		annotations: { 'example.com/note': 'a: b # c' },
		labels: { team: 'edge' },
		ipFamilyPolicy: 'RequireDualStack',
		ipFamilies: ['IPv4', 'IPv6'],
		internalTrafficPolicy: 'Cluster',
		loadBalancerClass: 'service.k8s.aws/nlb',
		loadBalancerSourceRanges: ['192.0.2.0/24'],
		allocateLoadBalancerNodePorts: true,
		sessionAffinity: 'None',
		http: { nodePort: 30080, appProtocol: 'http' },
		tls: { nodePort: 30443, servicePort: 8443 },
		ingress: {
			enabled: true,
			hostname: 'kong.example.com',
			tls: [{ hosts: ['kong.example.com'], secretName: 'tls' }],
		},
	},
	inCluster: { annotations: { a: 'b' }, labels: { c: 'd' } },
	image: { digest: `sha256:${'a'.repeat(64)}`, pullSecrets: ['one', { name: 'two' }] },
	dblessConfig: { secret: 'kong' },
	admin: { enabled: true },
	secretVolumes: ['one', 'two'],
	plugins: { configMaps: [{ pluginName: 'a', name: 'a' }], secrets: [{ pluginName: 'b', name: 'one' }] },
	extraConfigMaps: [{ name: 'a', mountPath: '/a' }],
	extraSecrets: [{ name: 'two', mountPath: '/b', subPath: 'c' }],
	customEnv: { a: 1 },
	envFrom: [{ prefix: 'APP_', configMapRef: { name: 'a' } }],
	enterprise: { license_secret: 'licence' },
	networkPolicy: { enabled: true, admin: { from: [{ podSelector: {} }] } },
	serviceMonitor: { enabled: true },
	podMonitor: { enabled: true },
	dnsPolicy: 'None',
	dnsConfig: { nameservers: ['10.0.0.10'], options: [{ name: 'ndots', value: '5' }] },
	selectorLabels: { 'app.kubernetes.io/component': 'app', 'example.com/tier': 'edge' },
	extraLabels: { 'example.com/extra': 'yes' },
	deploymentAnnotations: { a: 'b' },
	podAnnotations: { a: 'b' },
	podLabels: { e: 'f' },
	resources: { requests: { cpu: '500m', memory: '512Mi' } },
	autoscaling: { enabled: true, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } },
	podDisruptionBudget: { minAvailable: '50%' },
	nodeSelector: { a: 'b' },
	tolerations: [{ key: 'a', operator: 'Exists' }],
	affinity: { nodeAffinity: {} },
	topologySpreadConstraints: [],
	priorityClassName: 'system-cluster-critical',
	deployment: {
		userDefinedVolumes: [{ name: 'extra', emptyDir: {} }],
		userDefinedVolumeMounts: [{ name: 'extra', mountPath: '/extra' }],
		sidecarContainers: [{ name: 'side', image: 'side:1' }],
		initContainers: [{ name: 'init', image: 'init:1' }],
		hostAliases: [{ ip: '192.0.2.7', hostnames: ['a.example'] }],
	},
	extraObjects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'extra' }, data: { a: 'b' } }],
};

test('labels of one object come before those of all, and after those of the chart', async (t) => {
	const own = { team: 'edge', 'app.kubernetes.io/component': 'edge', 'helm.sh/chart': 'edge-1' };
	for (const rendered of await renderEach({
		extraLabels: { team: 'net', tier: 'web' },
		proxy: { labels: own },
		podLabels: { team: 'pods' },
	})) {
		const service = object(rendered, 'Service', 'kong-proxy');
		t.like(service.metadata, {
			labels: { team: 'edge', tier: 'web', 'app.kubernetes.io/component': 'gateway' },
		} as object);
		t.notRegex(JSON.stringify(service.metadata), /edge-1/);
		const workload = object(rendered, 'Deployment', 'kong');
		t.like(workload.metadata, { labels: { team: 'net', tier: 'web' } } as object);
		t.like(workload, { spec: { template: { metadata: { labels: { team: 'pods', tier: 'web' } } } } });
	}
});

test('with everything set, objects are well-formed and nothing is there twice', async (t) => {
	const decision = decide(everything, 'kong');
	t.deepEqual(
		decision.findings.map(({ code }) => code),
		['ingress-beside'],
	);
	for (const { helm, objects, stderr } of await renderEach(everything)) {
		t.is(stderr, '', helm.version);
		t.deepEqual(checkObjects(objects), [], helm.version);
		t.deepEqual(compareWithDecision(objects, decision), [], helm.version);
		t.true(objects.length >= 9);
	}
});

test('two IP families ask for dual stack, one leaves the policy to Kubernetes', async (t) => {
	for (const rendered of await renderEach({
		proxy: { ipFamilies: ['IPv6', 'IPv4'] },
		inCluster: { enabled: true },
	})) {
		for (const name of ['kong-proxy', 'kong-in-cluster']) {
			t.like(object(rendered, 'Service', name).spec, {
				ipFamilyPolicy: 'RequireDualStack',
				ipFamilies: ['IPv6', 'IPv4'],
			});
		}
	}
	for (const rendered of await renderEach({})) {
		t.false('ipFamilyPolicy' in (object(rendered, 'Service', 'kong-proxy').spec as object));
	}
});

test('the admin API’s Service is found by the controller before Kong is ready', async (t) => {
	for (const rendered of await renderEach({ admin: { enabled: true } })) {
		t.like(object(rendered, 'Service', 'kong-admin').spec, {
			clusterIP: 'None',
			publishNotReadyAddresses: true,
			ports: [{ name: 'kong-admin-tls', port: 8444, targetPort: 8444 }],
		});
	}
});

test('TLS that ends at a classic ELB reaches the plain listener, which reports the TLS port', async (t) => {
	const values = { clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/8'] } };
	for (const rendered of await renderEach(values)) {
		t.like(object(rendered, 'Service', 'kong-proxy').spec, {
			ports: [
				{ port: 80, targetPort: 8000 },
				{ port: 443, targetPort: 8000 },
			],
		});
	}
	t.is(decide(values, 'kong').environment.KONG_PORT_MAPS, '443:8000, 443:8443');
});

test('an Ingress on GKE has the old annotation, no class, and a health check that Kong answers', async (t) => {
	const values = {
		clientIp: {
			loadBalancer: 'gke-alb-external',
			trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '192.0.2.1'],
		},
	};
	for (const rendered of await renderEach(values)) {
		const ingress = object(rendered, 'Ingress', 'kong-proxy');
		t.deepEqual(ingress.metadata.annotations, { 'kubernetes.io/ingress.class': 'gce' });
		t.false('ingressClassName' in (ingress.spec as object));
		t.deepEqual(object(rendered, 'BackendConfig', 'kong').spec, {
			healthCheck: { type: 'HTTP', requestPath: '/status', port: 8100 },
		});
		t.deepEqual(object(rendered, 'Service', 'kong-proxy').metadata.annotations, {
			'cloud.google.com/backend-config': '{"default": "kong"}',
			'cloud.google.com/neg': '{"ingress": true}',
		});
	}
});

test('text that YAML would take for something else stays text', async (t) => {
	const values = {
		clientIp: { loadBalancer: 'generic' },
		proxy: {
			loadBalancerClass: 'true',
			tls: { appProtocol: '1e3' },
			ingress: { enabled: true, ingressClassName: 'null', path: '/"' },
		},
		deployment: { serviceAccount: { create: true, name: '0x1f' } },
		priorityClassName: 'no',
		secretVolumes: ['42'],
		dblessConfig: { configMap: '7' },
	};
	for (const { helm, objects, stderr } of await renderEach(values)) {
		t.is(stderr, '', helm.version);
		const one = (kind: string) => objects.filter((found) => found.kind === kind);
		const [workload] = one('Deployment');
		const pod = (workload?.spec as { template: { spec: { [key: string]: unknown } } }).template.spec;
		const volumes = pod.volumes as { readonly [key: string]: { readonly [key: string]: unknown } }[];
		t.is(pod.priorityClassName, 'no');
		t.is(pod.serviceAccountName, '0x1f');
		t.true(volumes.some(({ secret }) => secret?.secretName === '42'));
		t.true(volumes.some(({ configMap }) => configMap?.name === '7'));
		t.like(one('Service').find(({ metadata }) => metadata.name === 'kong-proxy')?.spec, {
			loadBalancerClass: 'true',
		});
		t.like(one('Ingress')[0]?.spec, { ingressClassName: 'null' });
		t.is(one('ServiceAccount')[0]?.metadata.name, '0x1f');
	}
});

// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/validation/validation.go, ValidateIngressCreate
test('an Ingress names its class in one way', async (t) => {
	const values = (ingress: object) => ({
		clientIp: { loadBalancer: 'aks-appgw', trustedIPs: ['10.0.0.0/16'] },
		proxy: { ingress },
	});
	for (const [ingress, inSpec, inAnnotation] of [
		[{}, undefined, 'azure/application-gateway'],
		[{ ingressClassName: 'azure-application-gateway' }, 'azure-application-gateway', undefined],
	] as const)
		for (const rendered of await renderEach(values(ingress))) {
			const { metadata, spec } = object(rendered, 'Ingress', 'kong-proxy');
			t.is((spec as { ingressClassName?: string }).ingressClassName, inSpec);
			t.is(metadata.annotations?.['kubernetes.io/ingress.class'], inAnnotation);
			t.deepEqual(compareWithDecision(rendered.objects, decide(values(ingress), 'kong')), []);
		}
});
