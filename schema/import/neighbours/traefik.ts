// Values of Traefik's chart: its load balancer's settings and its proxy's, and where and how its pods run.
// https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml; entry points as arguments:
// https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/

import { noSuchSetting } from '../../hints/kong-keys.ts';
import { addAll } from '../../text/lists.ts';
import { pathText } from '../../text/path.ts';
import { annotationsAt } from '../kong/read.ts';
import {
	oneOf,
	policies,
	type Reader,
	readerOf,
	serviceTypeOf,
	serviceTypes,
	sourceRangesOf,
} from '../reader.ts';
import { targetGroupOf } from '../target-group.ts';
import type {
	Ends,
	GatewayEnd,
	Given,
	HostPorts,
	ImportFinding,
	Json,
	Part,
	SourceReading,
} from '../types.ts';
import { podParts, podReasons } from './pod-parts.ts';
import { neighbourRest, type Reason } from './rest.ts';
import { serviceParts } from './service-parts.ts';
import { type EntryPoint, entryPoint } from './traefik-entry-points.ts';

const points = [
	['http', 'web'],
	['tls', 'websecure'],
] as const;

/** Reads merged values. Defaults that matter: type LoadBalancer, ports 80 and 443, nobody trusted. */
export function readTraefik(user: Json): SourceReading {
	const reader = readerOf(user);
	for (const key of ['ports', 'service', 'deployment']) reader.enter(key);
	reader.enter('service', 'spec');
	const all = annotationsAt(reader, 'service', 'annotations');
	const tcp = annotationsAt(reader, 'service', 'annotationsTCP');
	// Older charts had some of these beside `spec`.
	const said =
		oneOf(reader, serviceTypes, 'service', 'spec', 'type') ?? oneOf(reader, serviceTypes, 'service', 'type');
	const type = serviceTypeOf(reader, said, 'service', 'enabled');
	const service: Ends['service'] = {
		type,
		policy:
			oneOf(reader, policies, 'service', 'spec', 'externalTrafficPolicy') ??
			oneOf(reader, policies, 'service', 'externalTrafficPolicy'),
		className: reader.text('service', 'spec', 'loadBalancerClass'),
		annotations: { ...all.annotations, ...tcp.annotations },
		places: { ...all.places, ...tcp.places },
		hostPorts: hostPortsOf(reader, type.value),
		sourceRanges: sourceRangesOf(reader, 'service', 'spec') ?? sourceRangesOf(reader, 'service'),
		targetGroup: targetGroupOf(reader, ['service', 'annotations']),
	};
	const findings: ImportFinding[] = [];
	const gateway = gatewayOf(reader, findings);
	const carried = [
		...serviceParts(reader, ['service', 'spec']),
		...serviceParts(reader, ['service']),
		...podParts(reader),
	];
	for (const [ours, theirs] of points) addAll(carried, portParts(reader, ours, theirs));
	const kind = reader.text('deployment', 'kind');
	if (kind?.value === 'DaemonSet' && kind.path)
		carried.push({ path: ['deployment', 'daemonset'], value: true, from: [kind.path], optional: true });
	const replicas = reader.any('deployment', 'replicas');
	if (replicas?.path)
		carried.push({ path: ['replicaCount'], value: replicas.value, from: [replicas.path], optional: true });
	// Defaults of the chart that say nothing here.
	for (const key of ['enabled', 'single']) reader.skip('service', key);
	addAll(findings, neighbourRest(reader, 'traefik', [...podReasons(reader), ...reasons], others));
	return { ends: { service, front: null, gateway }, carried, findings };
}

function hostPortsOf(reader: Reader, type: Ends['service']['type']['value']): HostPorts | null {
	const [http = null, tls = null] = points.map(([, name]) => reader.any('ports', name, 'hostPort'));
	if (http || tls) return { http, tls };
	if (type !== 'ClusterIP' || reader.bool('hostNetwork')?.value !== true) return null;
	const own = (name: string, usual: number) =>
		reader.any('ports', name, 'port') ?? { value: usual, path: reader.at('hostNetwork') };
	return { http: own('web', 8000), tls: own('websecure', 8443) };
}

function portParts(reader: Reader, ours: 'http' | 'tls', theirs: string): Part[] {
	const part = (key: string, given: Given<unknown> | null): Part[] =>
		given?.path
			? [{ path: ['proxy', ours, key], value: given.value, from: [given.path], optional: true }]
			: [];
	const exposed = reader.bool('ports', theirs, 'expose') ?? reader.bool('ports', theirs, 'expose', 'default');
	return [
		...part('enabled', exposed),
		...part('servicePort', reader.any('ports', theirs, 'exposedPort')),
		...part('nodePort', reader.any('ports', theirs, 'nodePort')),
		...part('appProtocol', reader.any('ports', theirs, 'appProtocol')),
	];
}

function gatewayOf(reader: Reader, findings: ImportFinding[]): GatewayEnd {
	const read = points.map(([port, name]) => ({ port, point: entryPoint(reader, name) }));
	const proxied = read.map(({ point }) => point.proxyProtocol).filter((end) => end !== null);
	const headed = read.map(({ point }) => point.forwardedHeaders).filter((end) => end !== null);
	// Behind PROXY the peer is the client by then, so a list of balancers lets nobody write the header.
	const same = proxied.length > 0 && headed.length > 0 && sameTrust(proxied, headed);
	if (same && headed[0]?.path) {
		const why = 'After PROXY it would be the client who is trusted to write the header.';
		findings.push({
			code: 'import-not-needed',
			args: { path: pathText(headed[0].path), why },
			path: headed[0].path,
		});
	}
	const believed = headed.length > 0 && !same ? headed : proxied;
	const header: Given<string> | null =
		headed.length > 0 && !same
			? { value: 'X-Forwarded-For', path: headed[0]?.path ?? null }
			: proxied.length > 0
				? { value: 'proxy_protocol', path: proxied[0]?.path ?? null }
				: null;
	return {
		listeners: read.map(({ port, point }) => ({
			port,
			proxy: point.proxyProtocol !== null,
			path:
				point.proxyProtocol?.path ??
				reader.at('ports', port === 'http' ? 'web' : 'websecure', 'proxyProtocol'),
		})),
		header,
		unsaidHeader: null,
		// Its own way of choosing an entry of the header is in middlewares.
		recursive: { value: true, path: null },
		trusted: believed[0]
			? { value: [...new Set(believed.flatMap(({ value }) => value))], path: believed[0].path }
			: null,
		trustPath: reader.at(
			'ports',
			'web',
			headed.length > 0 ? 'forwardedHeaders' : 'proxyProtocol',
			'trustedIPs',
		),
		headerPath: reader.at('ports', 'web', 'forwardedHeaders'),
		recursivePath: [],
	};
}

type Trust = NonNullable<EntryPoint['proxyProtocol']>;

function sameTrust(a: readonly Trust[], b: readonly Trust[]): boolean {
	const set = (list: readonly Trust[]) =>
		JSON.stringify([...new Set(list.flatMap(({ value }) => value))].sort());
	return set(a) === set(b);
}

const reasons: readonly Reason[] = [
	[/^hostNetwork$/, 'For clients on ports of the nodes take --load-balancer host-port.'],
	[
		/^service\.(annotationsUDP|additionalServices)\b/,
		'This chart has one public Service; a second one can stand in extraObjects.',
	],
	[/^service\./, noSuchSetting],
	[/^ports\.(?!web\b|websecure\b|metrics\b|traefik\b)/, 'This chart has one HTTP and one TLS port.'],
];

const others =
	'They are not about the entry of clients; with Kong, routes, plugins and Secrets say such things.';
