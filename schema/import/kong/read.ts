// Values of kong/kong, and of kong/ingress below `gateway`: settings of the load balancer and of Kong.
// https://github.com/Kong/charts/blob/main/charts/kong/values.yaml, .../templates/_helpers.tpl (kong.listen, kong.env)

import { inWords } from '../../text/in-words.ts';
import { addAll } from '../../text/lists.ts';
import { isMap } from '../../text/map.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import { parseListen } from '../../trace/kong/listen.ts';
import {
	oneOf,
	policies,
	type Reader,
	readerOf,
	saysNothing,
	serviceTypeOf,
	serviceTypes,
	sourceRangesOf,
	textMap,
} from '../reader.ts';
import { targetGroupOf } from '../target-group.ts';
import type {
	Ends,
	FrontEnd,
	Given,
	HostPorts,
	ImportFinding,
	Json,
	ListenerEnd,
	Part,
	SourceReading,
} from '../types.ts';
import { kongCarried } from './carried.ts';
import { controllerSide } from './controller.ts';
import { type KongEnv, kongEnv } from './env.ts';
import { kongRest } from './rest.ts';
import { shareOfCpuUnused } from './share-of-cpu.ts';

/** Reads merged values of kong/kong, or of kong/ingress. Defaults that matter: type LoadBalancer, both ports open, ports as here. */
export function readKong(
	user: Json,
	chart: 'kong/kong' | 'kong/ingress',
	release: string | null,
): SourceReading {
	const reader = readerOf(user, chart === 'kong/ingress' ? ['gateway'] : []);
	for (const key of ['proxy', 'env', 'deployment']) reader.enter(key);
	const env = kongEnv(reader);
	const listeners = listenersOf(reader, env);
	const findings: ImportFinding[] = [...env.findings, ...listeners.findings];
	const said = oneOf(reader, serviceTypes, 'proxy', 'type');
	const type = serviceTypeOf(reader, said, 'proxy', 'enabled');
	const ends: Ends = {
		service: {
			type,
			policy: oneOf(reader, policies, 'proxy', 'externalTrafficPolicy'),
			className: reader.text('proxy', 'loadBalancerClass'),
			...annotationsAt(reader, 'proxy', 'annotations'),
			hostPorts: hostPortsOf(reader, type.value),
			sourceRanges: sourceRangesOf(reader, 'proxy'),
			targetGroup: targetGroupOf(reader, ['proxy', 'annotations']),
		},
		front: frontOf(reader),
		gateway: {
			listeners: listeners.ends,
			header: env.header,
			// https://github.com/Kong/kong/blob/3.9.1/kong.conf.default
			unsaidHeader: 'X-Real-IP',
			recursive: env.recursive,
			trusted: env.trusted,
			trustPath: reader.at('env', 'trusted_ips'),
			headerPath: reader.at('env', 'real_ip_header'),
			recursivePath: reader.at('env', 'real_ip_recursive'),
		},
	};
	const controller = controllerSide(user, reader, chart, release);
	const carried = kongCarried(reader);
	addAll(findings, [...controller.findings, ...shareOfCpuUnused(reader), ...kongRest(reader, chart)]);
	return {
		ends,
		carried: [...controller.parts, ...listeners.closed, ...carried, ...env.parts],
		findings,
		clearing: env.clearing,
	};
}

/** Of the network of the node each port of the container is one of the node. */
function hostPortsOf(reader: Reader, type: Ends['service']['type']['value']): HostPorts | null {
	const [http, tls] = ['http', 'tls'].map((port) => reader.any('proxy', port, 'hostPort'));
	if (http || tls) return { http: http ?? null, tls: tls ?? null };
	if (type !== 'ClusterIP' || reader.bool('deployment', 'hostNetwork')?.value !== true) return null;
	const own = (port: string, usual: number) =>
		reader.any('proxy', port, 'containerPort') ?? {
			value: usual,
			path: reader.at('deployment', 'hostNetwork'),
		};
	return { http: own('http', 8000), tls: own('tls', 8443) };
}

/** Annotations as text, and where each is. */
export function annotationsAt(
	reader: Reader,
	...path: string[]
): { annotations: { [name: string]: string }; places: { [name: string]: ValuePath } } {
	const annotations = textMap(reader.map(...path)?.value);
	const places = Object.fromEntries(Object.keys(annotations).map((name) => [name, reader.at(...path, name)]));
	return { annotations, places };
}

function frontOf(reader: Reader): FrontEnd | null {
	const gateway = (reader.peek('extraObjects') as readonly unknown[] | undefined) ?? [];
	const made = Array.isArray(gateway)
		? gateway.find((object) => isMap(object) && object.kind === 'Gateway')
		: undefined;
	if (isMap(made)) {
		const spec = isMap(made.spec) ? made.spec : {};
		const metadata = isMap(made.metadata) ? made.metadata : {};
		const name = spec.gatewayClassName;
		return {
			kind: 'Gateway',
			path: reader.at('extraObjects'),
			className: typeof name === 'string' ? { value: name, path: reader.at('extraObjects') } : null,
			annotations: textMap(isMap(metadata.annotations) ? metadata.annotations : {}),
			places: {},
		};
	}
	if (reader.bool('proxy', 'ingress', 'enabled')?.value !== true) return null;
	return {
		kind: 'Ingress',
		path: reader.at('proxy', 'ingress', 'enabled'),
		className: reader.text('proxy', 'ingress', 'ingressClassName'),
		...annotationsAt(reader, 'proxy', 'ingress', 'annotations'),
	};
}

interface Listeners {
	readonly ends: readonly ListenerEnd[];
	/** Ports of the Service at which Kong does not listen. */
	readonly closed: readonly Part[];
	readonly findings: readonly ImportFinding[];
}

/** From `env.proxy_listen`, which replaces what the chart makes, else from the flags of the ports. */
function listenersOf(reader: Reader, env: KongEnv): Listeners {
	const ports = (['http', 'tls'] as const).filter((port) => reader.peek('proxy', port, 'enabled') !== false);
	if (env.listen) return fromSetting(env.listen, ports, reader);
	const findings: ImportFinding[] = [];
	const ends = ports.map((port): ListenerEnd => {
		const flags = reader.list('proxy', port, 'parameters')?.value ?? [];
		const path = reader.at('proxy', port, 'parameters');
		const proxy = flags.includes('proxy_protocol');
		if (port === 'tls' && proxy && flags.every((flag) => flag === 'proxy_protocol' || flag === 'ssl'))
			findings.push({ code: 'import-http2-lost', args: { path: pathText(path) }, path });
		return { port, proxy, path };
	});
	return { ends, closed: [], findings };
}

const follows = 'The listeners follow from proxy.http, proxy.tls and the strategy.';

const opened = {
	was: 'off',
	becomes: 'a listener for clients',
	why: 'this chart runs only gateways that serve clients. Leave a Kong that serves none, such as a control plane, to its chart',
};

function fromSetting(listen: Given<string>, ports: readonly ('http' | 'tls')[], reader: Reader): Listeners {
	const { entries } = parseListen(listen.value, 'KONG_PROXY_LISTEN', 'http');
	const path = listen.path ?? [];
	const ends = ports.flatMap((port): ListenerEnd[] => {
		const own = entries.filter(({ ssl }) => ssl === (port === 'tls'));
		if (own.length === 0) return [];
		// Those at which the Service arrives, where there are others beside them.
		const container = inWords(reader.peek('proxy', port, 'containerPort') ?? (port === 'tls' ? 8443 : 8000));
		const served = own.filter((one) => one.port === container);
		const proxy = (served.length > 0 ? served : own).some(({ proxyProtocol }) => proxyProtocol);
		return [{ port, proxy, path }];
	});
	const finding: ImportFinding =
		entries.length > 0
			? { code: 'import-not-needed', args: { path: pathText(path), why: follows }, path }
			: { code: 'import-change', args: { what: pathText(path), ...opened }, path };
	const closed = ports.flatMap((port): Part[] => {
		const isServed = ends.length === 0 || ends.some((end) => end.port === port);
		// A port of the Service that leads to the other listener.
		if (isServed || !saysNothing(reader.peek('proxy', port, 'overrideServiceTargetPort'))) return [];
		return [{ path: ['proxy', port, 'enabled'], value: false, from: [path], optional: true }];
	});
	return { ends, closed, findings: [finding] };
}
