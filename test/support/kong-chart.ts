// What the chart kong/kong makes of values, as far as the client's address goes: Service, Ingress, Deployment and extra objects. By a reading of
// charts/kong/templates in https://github.com/Kong/charts, version 3.4.1; test/overlay/upstream.test.ts compares it with the chart itself where that is
// at hand.
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { isEmpty, isMap } from '../../schema/text/map.ts';

type Json = { readonly [key: string]: unknown };

/** Of the chart's values.yaml what counts here. */
const defaults = {
	deployment: { daemonset: false },
	env: { database: 'off', nginx_worker_processes: '2' },
	proxy: {
		enabled: true,
		type: 'LoadBalancer',
		loadBalancerClass: '',
		ipFamilyPolicy: null,
		ipFamilies: [],
		trafficDistribution: null,
		loadBalancerSourceRanges: [],
		nameOverride: '',
		annotations: {},
		labels: { 'enable-metrics': 'true' },
		http: { enabled: true, servicePort: 80, containerPort: 8000, parameters: [] },
		tls: { enabled: true, servicePort: 443, containerPort: 8443, parameters: ['http2'], appProtocol: '' },
		stream: [],
		ingress: {
			enabled: false,
			ingressClassName: null,
			annotations: {},
			labels: {},
			hostname: null,
			path: '/',
			pathType: 'ImplementationSpecific',
			hosts: [],
		},
	},
	extraObjects: [],
};

interface Port {
	enabled: boolean;
	servicePort: number;
	containerPort: number;
	overrideServiceTargetPort?: number;
	nodePort?: number;
	hostPort?: number;
	appProtocol?: string;
	parameters?: string[];
	protocol?: string;
}

interface Proxy {
	enabled: boolean;
	type: string;
	annotations?: Json;
	labels?: Json;
	addresses?: string[];
	http: Port;
	tls: Port;
	stream?: Port[];
	ingress: {
		enabled: boolean;
		annotations?: Json;
		labels?: Json;
		ingressClassName?: string;
		hostname?: string;
		path: string;
		pathType: string;
		tls?: unknown;
	};
	[field: string]: unknown;
}

interface Values {
	deployment: { daemonset: boolean };
	env: Json;
	customEnv?: Json;
	proxy: Proxy;
	extraObjects: Json[];
}

/** The objects of a release; `layers` are the -f files in their order, as Helm 4 merges them. */
export function kongChart(layers: readonly object[], fullname = 'kong-kong'): Json[] {
	const values = mergeValues(defaults as unknown as JsonObject, layers as JsonObject[]) as unknown as Values;
	const { proxy } = values;
	const named = { name: `${fullname}-proxy`, namespace: 'default' };
	return [
		workload(values, fullname),
		...(proxy.enabled ? [service(proxy, named)] : []),
		...(proxy.enabled && proxy.ingress.enabled ? [ingress(proxy, named)] : []),
		...(values.extraObjects ?? []),
	];
}

const selector = { 'app.kubernetes.io/component': 'app' };

function service(proxy: Proxy, { name, namespace }: { name: string; namespace: string }): Json {
	const { type, loadBalancerIP, loadBalancerSourceRanges, loadBalancerClass } = proxy;
	const { externalTrafficPolicy, ipFamilyPolicy, ipFamilies, trafficDistribution, externalIPs } = proxy;
	const ofBalancer =
		type === 'LoadBalancer' ? { loadBalancerIP, loadBalancerSourceRanges, loadBalancerClass } : {};
	const port = (label: string, one: Port) =>
		given({
			name: label,
			port: one.servicePort,
			targetPort: one.overrideServiceTargetPort || one.containerPort,
			nodePort: type === 'ClusterIP' ? null : one.nodePort,
			appProtocol: one.appProtocol,
			protocol: one.protocol ?? 'TCP',
		});
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: given({
			name,
			namespace,
			annotations: quoted(proxy.annotations),
			labels: quoted(proxy.labels),
		}),
		spec: given({
			type,
			...ofBalancer,
			externalIPs,
			ipFamilyPolicy,
			ipFamilies,
			ports: [
				...(proxy.http.enabled ? [port('kong-proxy', { ...proxy.http, overrideServiceTargetPort: 0 })] : []),
				...(proxy.tls.enabled ? [port('kong-proxy-tls', proxy.tls)] : []),
				...(proxy.stream ?? []).map((one) =>
					port(`stream${isUdp(one) ? 'udp' : ''}-${one.containerPort}`, one),
				),
			],
			externalTrafficPolicy,
			trafficDistribution,
			selector,
		}),
	};
}

function ingress(
	{ ingress: values, http, tls }: Proxy,
	{ name, namespace }: { name: string; namespace: string },
): Json {
	const backend = { service: { name, port: { number: tls.enabled ? tls.servicePort : http.servicePort } } };
	const { path, pathType } = values;
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: given({
			name,
			namespace,
			annotations: quoted(values.annotations),
			labels: quoted(values.labels),
		}),
		spec: given({
			ingressClassName: values.ingressClassName,
			rules: [given({ host: values.hostname, http: { paths: [{ backend, path, pathType }] } })],
			tls:
				typeof values.tls === 'string' ? [{ hosts: [values.hostname], secretName: values.tls }] : values.tls,
		}),
	};
}

function workload({ deployment, env, customEnv, proxy }: Values, fullname: string): Json {
	const addresses = isEmpty(proxy.addresses) ? ['0.0.0.0', '[::]'] : (proxy.addresses as string[]);
	const listen = ({ containerPort, parameters = [], enabled = true }: Partial<Port>, more: string[]) =>
		enabled
			? addresses.map((address) =>
					[`${address}:${containerPort}`, ...new Set([...parameters, ...more])].join(' '),
				)
			: [];
	const maps = [proxy.http, proxy.tls].filter(({ enabled }) => enabled);
	const all: { [variable: string]: unknown } = {
		KONG_ADMIN_LISTEN: '127.0.0.1:8444 http2 ssl',
		KONG_PORT_MAPS: maps
			.map(({ servicePort, containerPort }) => `${servicePort}:${containerPort}`)
			.join(', '),
		KONG_PROXY_LISTEN: [...listen(proxy.http, []), ...listen(proxy.tls, ['ssl'])].join(', ') || 'off',
		KONG_STATUS_LISTEN: '0.0.0.0:8100, [::]:8100',
		KONG_STREAM_LISTEN: streamListen(proxy.stream ?? []) || 'off',
	};
	for (const [name, value] of Object.entries(env).sort()) all[`KONG_${name.toUpperCase()}`] = value;
	for (const [name, value] of Object.entries(customEnv ?? {}).sort()) all[name.toUpperCase()] = value;
	const ports = [
		['proxy', proxy.http],
		['proxy-tls', proxy.tls],
	] as const;
	const container = {
		name: 'proxy',
		image: 'kong:3.9',
		env: Object.entries(all).map(([name, value]) =>
			isMap(value) ? { name, ...value } : { name, value: value === null ? '' : String(value) },
		),
		ports: [
			...ports
				.filter(([, { enabled }]) => enabled)
				.map(([name, { containerPort, hostPort }]) =>
					given({ name, containerPort, hostPort, protocol: 'TCP' }),
				),
			{ name: 'status', containerPort: 8100, protocol: 'TCP' },
		],
		readinessProbe: { httpGet: { path: '/status/ready', port: 'status' } },
	};
	return {
		apiVersion: 'apps/v1',
		kind: deployment.daemonset ? 'DaemonSet' : 'Deployment',
		metadata: { name: fullname, namespace: 'default' },
		spec: {
			...(deployment.daemonset ? {} : { replicas: 1 }),
			selector: { matchLabels: selector },
			template: { metadata: { labels: selector }, spec: { containers: [container] } },
		},
	};
}

/** Streams listen on both families, whatever the addresses of the others. */
function streamListen(stream: readonly Port[]): string {
	return stream
		.flatMap((one) =>
			['0.0.0.0', '[::]'].map((address) =>
				[`${address}:${one.containerPort}`, ...(one.parameters ?? []), ...(isUdp(one) ? ['udp'] : [])].join(
					' ',
				),
			),
		)
		.join(', ');
}

const isUdp = ({ protocol }: Port) => protocol === 'UDP';

/** A map of texts as the chart writes it: a null stays one. */
function quoted(map: Json | undefined): Json | null {
	if (!map || Object.keys(map).length === 0) return null;
	return Object.fromEntries(
		Object.entries(map).map(([name, value]) => [name, value === null ? null : String(value)]),
	);
}

const given = (map: Json): Json =>
	Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value)));
