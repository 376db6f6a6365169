// Further settings that are right beside the right values: they bring warnings at most.
import { publishedRanges } from '../right-trust.ts';
import { type Bend, clientIp, env, methodOf, oneOf, proxy, trusts } from './bend.ts';
import type { Json } from './merge.ts';
import type { Right } from './right.ts';

const always =
	(...all: readonly Json[]): Bend =>
	(_, nth) =>
		oneOf(all, nth);

const ports: Bend = always(
	proxy({ tls: { enabled: false } }),
	proxy({
		http: { containerPort: 8080, servicePort: 8000 },
		tls: { containerPort: 8543, servicePort: 8443 },
	}),
	proxy({ tls: { overrideServiceTargetPort: 8000 } }),
	{
		...proxy({ tls: { overrideServiceTargetPort: 9000 } }),
		deployment: { sidecarContainers: [{ name: 'tls' }] },
	},
	proxy({
		http: { nodePort: 30080, parameters: ['http2', 'so_keepalive=on'] },
		tls: { nodePort: 30443, parameters: [] },
	}),
	{ inCluster: { enabled: true, http: { servicePort: 8080 }, tls: { containerPort: 8454 } } },
	{ status: { http: { containerPort: 8101 } }, fullnameOverride: 'edge' },
	{ admin: { enabled: true, tls: { parameters: ['http2', 'backlog=10'] } } },
	proxy({ http: { enabled: false } }),
	proxy({ stream: [{ containerPort: 9000, servicePort: 5432, nodePort: 30432, parameters: ['ssl'] }] }),
	{
		...proxy({ stream: [{ containerPort: 9000 }] }),
		udpProxy: {
			enabled: true,
			stream: [{ containerPort: 5353, servicePort: 53, parameters: ['reuseport'] }],
		},
	},
);

const configuration: Bend = always(
	{ echo: { enabled: true }, dblessConfig: { config: '_format_version: "3.0"\nservices:\n- name: a\n' } },
	{ dblessConfig: { config: '_format_version: "3.0"\n_transform: true\nroutes: []\n' } },
	{ dblessConfig: { configMap: 'kong', config: '' } },
	{ dblessConfig: { secret: 'kong' } },
	{ echo: { enabled: true } },
	env({ log_level: 'debug', nginx_worker_processes: 4, anonymous_reports: false, vitals: true, unset: null }),
	env({
		pg_password: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
		database: 'off',
		mem_cache_size: 1000000,
	}),
	env({ Role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' }),
	{ ...env({ license_data: 'x' }), image: { tag: '3.11' } },
	{ image: { tag: '3.12', digest: `sha256:${'0'.repeat(64)}` } },
	{
		plugins: {
			configMaps: [
				{ pluginName: 'rewriter', name: 'a', subdirectories: [{ name: 'b', path: 'migrations' }] },
			],
			secrets: [{ pluginName: 'auth', name: 'c' }],
			preInstalled: ' x,auth , y,',
		},
		extraConfigMaps: [{ name: 'd', mountPath: '/d', subPath: 'e' }],
	},
	{
		...env({ lua_package_path: '/opt/?.lua;;', Plugins: 'a' }),
		plugins: { configMaps: [{ pluginName: 'a', name: 'a' }] },
	},
	{
		customEnv: {
			region: 'eu',
			n: 5,
			on: true,
			token: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
		},
		envFrom: [{ prefix: 'APP_', secretRef: { name: 'a' } }],
		enterprise: { license_secret: 'licence' },
		image: { repository: 'kong/kong-gateway', tag: '3.12' },
	},
	{ ...env({ license_data: 'x' }), enterprise: { license_secret: 'licence' } },
	env({ ROLE: 'traditional', admin_listen: '127.0.0.1:8001', database: false }),
);

const pods: Bend = always(
	{ deployment: { daemonset: true }, replicaCount: 1 },
	{ deployment: { daemonset: false }, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 2 } },
	{ replicaCount: 1, autoscaling: { minReplicas: 9, maxReplicas: 5 } },
	{
		terminationGracePeriodSeconds: 60,
		drain: { wait: 5 },
		podDisruptionBudget: { minAvailable: null, maxUnavailable: 1 },
	},
	{ terminationGracePeriodSeconds: 50, podDisruptionBudget: { minAvailable: '50%' } },
	{ podDisruptionBudget: { enabled: false, minAvailable: 1, maxUnavailable: 1 } },
	{
		podAnnotations: {
			'linkerd.io/inject': 'enabled',
			'config.linkerd.io/skip-inbound-ports': '7000-8100,8443',
		},
	},
	{ podAnnotations: { 'sidecar.istio.io/inject': 'false' }, podLabels: { 'linkerd.io/inject': 'disabled' } },
	{ global: {}, enabled: true, 'x-anchor': [1], proxy: { labels: { a: null } }, status: null },
);

const front: Bend = ({ entry: { ingress, gateway } }, nth) => {
	const ownClass = ingress?.refusesClass ? {} : { ingressClassName: 'own' };
	const tls = [{ secretName: 'kong', hosts: ['kong.example.com'] }];
	if (!ingress && !gateway) return proxy({ ingress: { enabled: nth % 2 === 0 } });
	return proxy({
		ingress: oneOf(
			[{ enabled: false }, { tls, path: '/a', pathType: 'Exact' }, { tls, ...ownClass }, ownClass],
			nth,
		),
	});
};

const header: Bend = (right, nth) => {
	const { way } = right;
	const method = methodOf(right);
	const recursive = method?.recursionNeeded ? true : nth % 2 === 0;
	if (way !== 'httpHeaders' && way !== 'cdn')
		return clientIp({ forwardedHeaders: oneOf(['strip', 'keep'], nth) });
	return clientIp({
		forwardedHeaders: oneOf(['auto', 'strip', 'keep'], nth),
		cdnOnly: true,
		...(way === 'cdn' ? { cdnRanges: oneOf(['shipped', 'shipped', 'own'], nth) } : {}),
		httpHeaders: oneOf([{ name: 'X-Forwarded-For' }, { recursive }, { name: 'X-Client', recursive }], nth),
	});
};

const trust: Bend = (right, nth) =>
	trusts(right)
		? {
				...clientIp({
					trustedIPs: [
						...oneOf(
							[['192.0.2.7'], ['10.0.0.0/8', '192.0.2.7/32', '::1'], ['fd00::/8', '2001:db8::7/128']],
							nth,
						),
						...publishedRanges(right.entry),
					],
				}),
				...proxy(
					oneOf(
						[
							{},
							{ ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'RequireDualStack' },
							{ ipFamilies: ['IPv6'] },
						],
						nth,
					),
				),
			}
		: null;

/** Annotations as the strategy itself writes them, further attributes in its lists, and another value that does as well. */
const annotations: Bend = (right, nth) => {
	const method = methodOf(right);
	const needed = Object.entries({ ...right.entry.service.annotations, ...method?.annotations });
	const [name, value] = needed[nth % Math.max(needed.length, 1)] ?? [];
	if (name === undefined || value === undefined)
		return proxy({ annotations: { 'example.com/a': 'b', none: null } });
	if (typeof value === 'object')
		return 'attributes' in value && !isBad(right, name)
			? proxy({ annotations: { [name]: 'stickiness.enabled = true' } })
			: null;
	if (value.includes('{')) return null;
	return proxy({ annotations: { [name]: method?.alsoWorks?.[name]?.[0] ?? value } });
};

const isBad = ({ entry }: Right, name: string) =>
	entry.badAnnotations?.some(({ annotation }) => new RegExp(annotation).test(name));

const product: Bend = ({ entry, way, scheme }, nth) => {
	const { service, hostnameAnnotation, schemes } = entry;
	const classes = service.loadBalancerClasses ?? [];
	const written = scheme ? schemes?.[scheme as 'internal']?.service : undefined;
	const plain = Object.entries(written ?? {}).filter(([, value]) => typeof value === 'string');
	const all = [
		...(hostnameAnnotation ? [clientIp({ hostname: 'kong.example.com' })] : []),
		...classes.map((name) => proxy({ loadBalancerClass: name })),
		...(plain.length > 0 ? [proxy({ annotations: Object.fromEntries(plain) })] : []),
		...(service.otherTypes ?? []).filter((type) => type !== 'ClusterIP').map((type) => proxy({ type })),
		...(way === 'externalTrafficPolicy' && service.type === 'LoadBalancer' && !entry.failsUnless
			? [proxy({ loadBalancerIP: '192.0.2.9' })]
			: []),
	];
	return all.length > 0 ? oneOf(all, nth) : null;
};

const version: Bend = (right, nth) => {
	const [first, ...others] = methodOf(right)?.proxyProtocol ?? [];
	return first && right.way === 'proxyProtocol'
		? clientIp({ proxyProtocol: { version: oneOf([first, ...others], nth) } })
		: null;
};

export const settings: readonly Bend[] = [
	ports,
	configuration,
	pods,
	front,
	header,
	trust,
	annotations,
	product,
	version,
];
