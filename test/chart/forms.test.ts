// What Kubernetes would refuse is refused by both Helms and by `validate`; what is next to it is not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { leafAt } from '../../schema/contract/paths.ts';
import { isError } from '../../schema/findings/render.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { partOf } from '../support/breadth.ts';
import { chart, object, renderEach } from '../support/helm.ts';

const longest = 2 ** 31 - 1;
const deployment = (serviceAccount: object) => ({ deployment: { serviceAccount } });
const front = (ingress: object) => ({
	clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
	proxy: { ingress },
});

/** Values that are wrong, the code that says so, and the same set right. */
const forms: readonly (readonly [what: string, code: string, wrong: object, right: object])[] = [
	['replicas beyond 32 bits', 'value-range', { replicaCount: longest + 1 }, { replicaCount: longest }],
	['a wait beyond 32 bits', 'value-range', { drain: { wait: 2 ** 63 } }, { drain: { wait: 600 } }],
	[
		'seconds of a probe beyond 32 bits',
		'value-range',
		{ readinessProbe: { periodSeconds: longest + 1 } },
		{ readinessProbe: { periodSeconds: longest, successThreshold: 2 } },
	],
	[
		'two successes for a liveness probe',
		'value-range',
		{ livenessProbe: { successThreshold: 2 } },
		{ livenessProbe: { successThreshold: 1 } },
	],
	[
		'two successes for a startup probe',
		'value-range',
		{ startupProbe: { successThreshold: 2 } },
		{ startupProbe: { failureThreshold: 300 } },
	],
	[
		'a service account with a blank',
		'value-form',
		deployment({ name: 'a b' }),
		deployment({ name: 'a.b-c' }),
	],
	[
		'a priority class with capitals',
		'value-form',
		{ priorityClassName: 'High' },
		{ priorityClassName: 'high.1' },
	],
	['a host with two dots', 'value-form', front({ hostname: 'a..b' }), front({ hostname: '*.a-1.b' })],
	[
		'a host with capitals',
		'value-form',
		front({ hostname: 'Kong.example.com' }),
		front({ hostname: 'kong.example.com' }),
	],
	[
		'a class with a slash',
		'value-form',
		front({ ingressClassName: 'a/b' }),
		front({ ingressClassName: 'a.b' }),
	],
	[
		'a class of load balancers with a blank',
		'value-form',
		{ proxy: { loadBalancerClass: 'a b' } },
		{ proxy: { loadBalancerClass: 'example.com/A_b' } },
	],
	[
		'a protocol with two slashes',
		'value-form',
		{ proxy: { http: { appProtocol: 'a/b/c' } } },
		{ proxy: { http: { appProtocol: 'kubernetes.io/h2c' } } },
	],
	[
		'a Secret with two dots',
		'value-form',
		{ secretVolumes: ['a..b'] },
		{ secretVolumes: ['tls.example.com'] },
	],
	[
		'a ConfigMap that ends in a dash',
		'value-form',
		{ dblessConfig: { configMap: 'a-.b' } },
		{ dblessConfig: { configMap: 'a-1.b' } },
	],
	[
		'a digest that is cut off',
		'value-form',
		{ image: { digest: 'sha256:abc' } },
		{ image: { digest: `sha256:${'ab'.repeat(32)}` } },
	],
	['an empty annotation', 'annotation-name', { podAnnotations: { '': 'x' } }, { podAnnotations: { a: '' } }],
	['a label with a blank', 'label-form', { extraLabels: { a: 'b c' } }, { extraLabels: { a: 'b_c' } }],
	[
		'a control character',
		'control-character',
		{ podAnnotations: { a: '\u007f' } },
		{ podAnnotations: { a: '\u0085\u001b' } },
	],
	[
		'a control character in a key',
		'control-character',
		{ affinity: { 'a\u0085': {} } },
		{ affinity: { nodeAffinity: {} } },
	],
];

const errorsIn = (values: object) =>
	checkValues(values, 'kong')
		.findings.filter((finding) => isError(finding, 'print'))
		.map(({ code }) => code);

for (const [what, code, wrong, right] of partOf(forms, 6)) {
	test(what, async (t) => {
		t.deepEqual(errorsIn(wrong), [code]);
		t.deepEqual(errorsIn(right), []);
		for (const { helm, ok, stderr } of await renderEach(wrong)) {
			t.false(ok, helm.version);
			t.notRegex(stderr, /nil pointer|error calling|executing "/, helm.version);
		}
		for (const { helm, ok, stderr } of await renderEach(right)) t.true(ok, `${helm.version}: ${stderr}`);
	});
}

test('where Helm skips the schema, what is part of every name is refused all the same', async (t) => {
	for (const fullnameOverride of ['a"b', 'a\nkind: X', "it's", 'a: b']) {
		for (const { helm, ok, stderr } of await renderEach({ fullnameOverride }, '--skip-schema-validation')) {
			t.false(ok, helm.version);
			t.regex(stderr, /\[value-form\] fullnameOverride: /, helm.version);
		}
	}
});

interface Mount {
	readonly name: string;
	readonly mountPath: string;
}

test('a Secret whose name no volume can have gets a volume of another name, each its own', async (t) => {
	const secretVolumes = [
		'plain',
		'tls.example.com',
		'tls-example-com',
		'x'.repeat(57),
		`${'x'.repeat(57)}y`,
		'plain',
	];
	for (const rendered of await renderEach({ secretVolumes })) {
		t.is(rendered.stderr, '');
		const { template } = object(rendered, 'Deployment', 'kong').spec as {
			template: {
				spec: {
					volumes: { name: string; secret?: { secretName: string } }[];
					containers: { volumeMounts: Mount[] }[];
				};
			};
		};
		const secrets = template.spec.volumes.filter(({ secret }) => secret);
		const names = secrets.map(({ name }) => name);
		t.deepEqual(
			secrets.map(({ secret }) => secret?.secretName),
			[...new Set(secretVolumes)],
		);
		t.is(new Set(names).size, names.length);
		for (const name of names) t.regex(name, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
		t.deepEqual([names[0], names[2]], ['secret-plain', 'secret-tls-example-com']);
		const mounts = template.spec.containers[0]?.volumeMounts.filter(({ mountPath }) =>
			mountPath.startsWith('/etc/secrets/'),
		);
		t.deepEqual(
			mounts?.map(({ name, mountPath }) => [name, mountPath]),
			secrets.map(({ name, secret }) => [name, `/etc/secrets/${secret?.secretName}`]),
		);
	}
});

test('a slow start is waited for: at least two minutes before a pod is restarted', async (t) => {
	for (const rendered of await renderEach({})) {
		const { template } = object(rendered, 'Deployment', 'kong').spec as {
			template: { spec: { containers: { startupProbe: { [field: string]: unknown } }[] } };
		};
		const probe = template.spec.containers[0]?.startupProbe;
		t.like(probe, { httpGet: { path: '/status', port: 'status', scheme: 'HTTP' } });
		t.true(Number(probe?.periodSeconds) * Number(probe?.failureThreshold) >= 120);
	}
});

test('by digest or by tag, the pod of the test runs the image of the gateways', async (t) => {
	const digest = `sha256:${'0f'.repeat(32)}`;
	for (const [image, expected] of [
		[{}, 'kong:3.9.3'],
		[{ repository: 'example.com/kong', tag: '3.9.9' }, 'example.com/kong:3.9.9'],
		[{ digest }, `kong@${digest}`],
	] as const) {
		for (const rendered of await renderEach({ image })) {
			const { template } = object(rendered, 'Deployment', 'kong').spec as { template: { spec: Pod } };
			const pod = object(rendered, 'Pod', 'kong-client-ip-test').spec as unknown as Pod;
			t.deepEqual(
				[template.spec, pod].map(({ containers }) => containers[0]?.image),
				[expected, expected],
			);
		}
	}
});

interface Pod {
	readonly containers: readonly { readonly image: string }[];
}

test('chart, README and default tag name one version of Kong', async (t) => {
	const { appVersion } = parse(await readFile(join(chart, 'Chart.yaml'), 'utf8')) as { appVersion: string };
	t.is(appVersion, leafAt(['image', 'tag'])?.[1] as string);
	t.true(
		(await readFile(join(chart, '../README.md'), 'utf8')).includes(
			`The default image is \`kong:${appVersion}\``,
		),
	);
});
