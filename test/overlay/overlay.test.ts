// The overlay for Kong's own charts: the settings, and the traps of those charts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { main } from '../../cli/main.ts';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { overlayFullname, overlayOf } from '../../schema/overlay/overlay.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { fakeIo } from '../support/fake-io.ts';
import { chart, withFolder } from '../support/helm.ts';
import { rightTrust } from '../support/right-trust.ts';
import { run } from '../support/run.ts';

interface KubernetesObject {
	readonly kind: string;
	readonly metadata: { readonly name: string };
	readonly spec: unknown;
}

const proxyProtocol = {
	clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
};

test('PROXY: both ends, http2 kept, IPv4 listens only', (t) => {
	const { values, notes } = overlayOf(decide(proxyProtocol, 'kong'), 'kong/kong');
	t.like(values, {
		proxy: {
			type: 'LoadBalancer',
			externalTrafficPolicy: 'Cluster',
			addresses: ['0.0.0.0'],
			annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' },
			http: { parameters: ['reuseport', 'backlog=16384', 'proxy_protocol'] },
			tls: { parameters: ['http2', 'reuseport', 'backlog=16384', 'proxy_protocol'] },
		},
		env: { trusted_ips: '10.0.0.0/16', real_ip_header: 'proxy_protocol' },
	});
	t.regex(notes.join('\n'), /Kong refuses callers inside the cluster/);
});

test('listeners and port maps come from the ports, not from env', (t) => {
	const { values } = overlayOf(decide(proxyProtocol, 'kong'), 'kong/kong');
	const { env } = values as { env: object };
	t.deepEqual(Object.keys(env).sort(), ['nginx_proxy_set_by_lua', 'real_ip_header', 'trusted_ips']);
});

test('Local: no setting of Kong at all, lists in full, and the keys that must not be set', (t) => {
	const { values, notes } = overlayOf(decide({}, 'kong'), 'kong/kong');
	t.deepEqual(values, {
		proxy: {
			type: 'LoadBalancer',
			externalTrafficPolicy: 'Local',
			addresses: ['0.0.0.0'],
			http: { parameters: ['reuseport', 'backlog=16384'] },
			tls: { parameters: ['http2', 'reuseport', 'backlog=16384'] },
			ingress: { enabled: false },
		},
	});
	const [gone = '', versions] = notes;
	for (const key of [
		'env.trusted_ips',
		'env.real_ip_header',
		'env.proxy_listen',
		'proxy.tls.overrideServiceTargetPort',
	])
		t.true(gone.includes(key), key);
	t.is(
		versions,
		'Fits kong/kong 2.34.0 and newer; the newest that was looked at is 3.4.1. Older ones ignore proxy.addresses before 2.34.0.',
	);
});

test('the annotations of the other methods of the product are named', (t) => {
	const { notes } = overlayOf(
		decide({ clientIp: { loadBalancer: 'aws-nlb-instance' } }, 'kong'),
		'kong/kong',
	);
	t.regex(notes.join('\n'), /Nor these annotations of proxy: .*aws-load-balancer-proxy-protocol/);
});

test('headers behind an ALB: the TLS port leads to the plain listener, and no traffic policy on a ClusterIP', (t) => {
	const values = { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/20'] } };
	const overlay = overlayOf(decide(values, 'kong'), 'kong/kong').values;
	t.like(overlay, {
		proxy: {
			type: 'ClusterIP',
			tls: { overrideServiceTargetPort: 8000 },
			ingress: { enabled: true, ingressClassName: 'alb' },
		},
		env: { real_ip_header: 'X-Forwarded-For', real_ip_recursive: 'on', trusted_ips: '10.0.0.0/20' },
	});
	t.false('externalTrafficPolicy' in (overlay as { proxy: object }).proxy);
});

test("names in annotations and objects are those of the target's release", (t) => {
	const values = {
		clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] },
	};
	for (const [target, name] of [
		['kong/kong', 'edge-kong'],
		['kong/ingress', 'edge-gateway'],
	] as const) {
		t.is(overlayFullname(target, 'edge'), name);
		const { values: made, notes } = overlayOf(decide(values, 'edge', name), target);
		const own = target === 'kong/ingress' ? (made.gateway as object) : made;
		t.like(own, {
			proxy: { annotations: { 'cloud.google.com/backend-config': `{"default": "${name}"}` } },
			extraObjects: [{ kind: 'BackendConfig', metadata: { name } }],
		});
		t.regex(notes.join('\n'), new RegExp(`are called ${name}: set --release`));
	}
});

test('what is in extraObjects is what the templates of this chart make', async (t) => {
	const { helm4 } = await helms();
	const ids = [
		'gke-gateway-global',
		'aks-agc-gateway',
		'aws-nlb-gateway',
		'gke-alb-external',
		'aws-eks-auto-alb',
	] as const;
	const front = { hostname: 'a.example', tls: [{ hosts: ['a.example'], secretName: 'cert' }] };
	await withFolder(async (folder) => {
		for (const [index, id] of ids.entries()) {
			const clientIp = { loadBalancer: id, trustedIPs: rightTrust(catalogue[id], 'IPv4') };
			const annotations = id.startsWith('aks-agc') ? { 'alb.networking.azure.io/alb-name': 'edge' } : {};
			for (const ingress of [{ annotations }, { ...front, annotations }]) {
				const values = { clientIp, proxy: { ingress } };
				const file = join(folder, `${index}.json`);
				await writeFile(file, JSON.stringify(values));
				const { stdout } = await run(helm4.path, ['template', 'kong', chart, '--values', file]);
				const rendered = readManifests(stdout);
				const made = overlayOf(decide(values, 'kong'), 'kong/kong').values.extraObjects as KubernetesObject[];
				t.true(made.length > 0, id);
				for (const object of made) {
					const twin = rendered.find(
						({ kind, metadata }) => kind === object.kind && metadata?.name === object.metadata.name,
					);
					t.deepEqual(object.spec, twin?.spec, `${id} ${object.kind}`);
				}
			}
		}
	});
});

test('on host ports the ports of the node are asked for', (t) => {
	const { values } = overlayOf(decide({ clientIp: { loadBalancer: 'host-port' } }, 'kong'), 'kong/kong');
	t.like(values, {
		proxy: { http: { hostPort: 80 }, tls: { hostPort: 443 } },
		deployment: { daemonset: true },
	});
});

test('a name that no release can have is refused', async (t) => {
	const io = fakeIo({ stdin: async () => Buffer.from('{}') });
	t.is(await main(['overlay', '--for', 'kong/kong', '--release', 'A b', '-'], io), 2);
	t.regex(io.said.stderr, /--release A b: use lower-case letters/);
});

test('kong/ingress: everything below gateway', (t) => {
	const decision = decide(proxyProtocol, 'kong');
	t.deepEqual(overlayOf(decision, 'kong/ingress').values, {
		gateway: overlayOf(decision, 'kong/kong').values,
	});
});

test('the command prints YAML in which Helm reads on as text', async (t) => {
	const io = fakeIo({
		stdin: async () => Buffer.from('clientIp:\n  strategy: httpHeaders\n  trustedIPs: [10.0.0.0/8]\n'),
	});
	t.is(await main(['overlay', '--for', 'kong/kong', '-'], io), 0);
	t.regex(io.said.stdout, /^# Values for kong\/kong: generic, strategy httpHeaders\.\n/);
	t.regex(io.said.stdout, /\n {2}real_ip_recursive: "on"\n/);
	t.like(parse(io.said.stdout), { env: { real_ip_recursive: 'on' } });
});

test('values with errors give no overlay', async (t) => {
	const io = fakeIo({ stdin: async () => Buffer.from('clientIp:\n  strategy: httpHeaders\n') });
	t.is(await main(['overlay', '--for', 'kong/kong', '-'], io), 1);
	t.is(io.said.stdout, '');
	t.regex(io.said.stderr, /trusted-ips-missing/);
});

for (const [args, text] of [
	[['--for', 'kong'], /--for kong is not known\. Use kong\/kong, kong\/ingress or kong-operator\./],
	[['--for', 'kong/ingres'], /--for kong\/ingres is not known\. Did you mean kong\/ingress\?/],
	[['--for', 'kong/kong', '-', '--over', '-'], /standard input can be read only once/],
	[[], /name the chart: --for kong\/kong, kong\/ingress or kong-operator\./],
	[['--for', 'kong/kong'], /name a values file\./],
] as const) {
	test(`wrong usage: ${args.join(' ') || 'nothing'}`, async (t) => {
		const io = fakeIo({});
		t.is(await main(['overlay', ...args], io), 2);
		t.regex(io.said.stderr, text);
	});
}

test('what has no place in the chart is named, and so is what only newer versions of it read', (t) => {
	const proxy = {
		trafficDistribution: 'PreferClose',
		sessionAffinity: 'ClientIP',
		http: { nodePort: 30080 },
	};
	const values = { proxy, replicaCount: 3, image: { tag: '3.9.1' } };
	const overlay = overlayOf(decide(values, 'kong'), 'kong/kong');
	t.like(overlay.values, { proxy: { trafficDistribution: 'PreferClose', http: { nodePort: 30080 } } });
	t.false('sessionAffinity' in (overlay.values as { proxy: object }).proxy);
	t.deepEqual(overlay.notes.slice(0, 2), [
		'The chart has no proxy.sessionAffinity.',
		'Not carried over (only clientIp and proxy are): image.tag, replicaCount.',
	]);
	t.regex(
		overlay.notes.join('\n'),
		/Fits kong\/kong 3\.3\.0 and newer;.* ignore proxy\.trafficDistribution before 3\.3\.0, /,
	);
	const below = overlayOf(decide(values, 'kong'), 'kong/ingress');
	t.regex(
		below.notes.join('\n'),
		/No version of kong\/ingress up to 0\.24\.0 reads proxy\.trafficDistribution\./,
	);
});

test('two families: the Service asks for both stacks', (t) => {
	const values = { proxy: { ipFamilies: ['IPv6', 'IPv4'] } };
	t.like(overlayOf(decide(values, 'kong'), 'kong/kong').values, {
		proxy: {
			ipFamilies: ['IPv6', 'IPv4'],
			ipFamilyPolicy: 'RequireDualStack',
			addresses: ['[::]', '0.0.0.0'],
		},
	});
});

test('the labels and the certificate of the Ingress are carried over', (t) => {
	const ingress = { labels: { a: 'b' }, tls: [{ hosts: ['a.example'], secretName: 'cert' }] };
	const values = {
		clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/20'] },
		proxy: { ingress },
	};
	t.like(overlayOf(decide(values, 'kong'), 'kong/kong').values, { proxy: { ingress } });
});
