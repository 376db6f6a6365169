// Values of ingress-nginx: its load balancer's settings and its proxy's, and where and how its pods run.
// https://github.com/kubernetes/ingress-nginx/blob/main/charts/ingress-nginx/values.yaml
// https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/configmap.md
import { noSuchSetting } from '../../hints/kong-keys.ts';
import { pathText } from '../../text/path.ts';
import { addresses } from '../kong/env.ts';
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

/** Who is believed where `proxy-real-ip-cidr` is unset: everybody. */
const everybody = ['0.0.0.0/0'];

/** Reads merged values. Defaults that matter: type LoadBalancer, no traffic policy, both ports open, proxy-real-ip-cidr 0.0.0.0/0. */
export function readIngressNginx(user: Json): SourceReading {
	const reader = readerOf(user, ['controller']);
	for (const key of ['service', 'config']) reader.enter(key);
	// With the external Service switched off, the internal one is the entry; what it leaves out it takes from the other.
	const internal =
		reader.peek('service', 'external', 'enabled') === false &&
		reader.peek('service', 'internal', 'enabled') === true;
	const block = internal ? ['service', 'internal'] : ['service'];
	const said =
		oneOf(reader, serviceTypes, ...block, 'type') ?? oneOf(reader, serviceTypes, 'service', 'type');
	const type = serviceTypeOf(reader, said, 'service', 'enabled');
	const service: Ends['service'] = {
		type,
		policy: oneOf(reader, policies, ...block, 'externalTrafficPolicy'),
		className: reader.text(...block, 'loadBalancerClass'),
		...annotationsAt(reader, ...block, 'annotations'),
		hostPorts: hostPortsOf(reader, type.value),
		sourceRanges: sourceRangesOf(reader, ...block),
		targetGroup: targetGroupOf(reader, [...block, 'annotations']),
	};
	const gateway = gatewayOf(reader);
	// What the defaults of the chart say, and nothing of here.
	for (const key of ['enabled', 'appProtocol', 'external']) reader.skip('service', key);
	if (reader.peek('service', 'targetPorts', 'http') === 'http') reader.skip('service', 'targetPorts', 'http');
	const carried: Part[] = [...serviceParts(reader, block), ...podParts(reader)];
	for (const [ours, switchName, theirs] of [
		['http', 'enableHttp', 'http'],
		['tls', 'enableHttps', 'https'],
	] as const) {
		const add = (key: string, given: Given<unknown> | null) => {
			if (given?.path)
				carried.push({ path: ['proxy', ours, key], value: given.value, from: [given.path], optional: true });
		};
		add('enabled', reader.bool('service', switchName));
		add('servicePort', reader.any(...block, 'ports', theirs) ?? reader.any('service', 'ports', theirs));
		add('nodePort', reader.any(...block, 'nodePorts', theirs));
	}
	const target = reader.text(...block, 'targetPorts', 'https');
	if (target?.value === 'http' && target.path)
		carried.push({
			path: ['proxy', 'tls', 'overrideServiceTargetPort'],
			// Where the plain listener of this chart is by default.
			value: 8000,
			from: [target.path],
			optional: true,
		});
	const kind = reader.text('kind');
	if (kind?.value === 'DaemonSet' && kind.path)
		carried.push({ path: ['deployment', 'daemonset'], value: true, from: [kind.path], optional: true });
	return {
		ends: { service, front: null, gateway: gateway.end },
		carried,
		findings: [
			...gateway.findings,
			...neighbourRest(
				reader,
				'ingress-nginx',
				[...(internal ? [external] : []), ...podReasons(reader), ...reasons],
				others,
			),
		],
	};
}

function hostPortsOf(reader: Reader, type: Ends['service']['type']['value']): HostPorts | null {
	const ports = (taken: readonly string[], ...path: string[]): HostPorts => ({
		http: reader.any(...path, 'http') ?? { value: 80, path: reader.at(...taken) },
		tls: reader.any(...path, 'https') ?? { value: 443, path: reader.at(...taken) },
	});
	if (reader.bool('hostPort', 'enabled')?.value === true)
		return ports(['hostPort', 'enabled'], 'hostPort', 'ports');
	const onHosts = type === 'ClusterIP' && reader.bool('hostNetwork')?.value === true;
	return onHosts ? ports(['hostNetwork'], 'containerPort') : null;
}

function gatewayOf(reader: Reader): { readonly end: GatewayEnd; readonly findings: ImportFinding[] } {
	const config = (name: string) => reader.any('config', name);
	const proxy = config('use-proxy-protocol');
	const forwarded = config('use-forwarded-headers');
	const realIp = config('enable-real-ip');
	const cidrs = config('proxy-real-ip-cidr');
	const name = config('forwarded-for-header');
	const speaks = isOn(proxy);
	const reads = [forwarded, realIp].find(isOn) ?? null;
	const says = reads ?? (speaks ? proxy : null);
	const path = proxy?.path ?? reader.at('config', 'use-proxy-protocol');
	return {
		end: {
			listeners: [
				{ port: 'http', proxy: speaks, path },
				{ port: 'tls', proxy: speaks, path },
			],
			header: headerOf(reads, speaks ? proxy : null, name),
			unsaidHeader: null,
			proxyFirst: reads !== null && name === null,
			// Its nginx always recurses.
			recursive: reads ? { value: true, path: null } : null,
			trusted: says || cidrs ? trustedOf(cidrs) : null,
			trustPath: reader.at('config', 'proxy-real-ip-cidr'),
			headerPath: reader.at('config', 'forwarded-for-header'),
			recursivePath: [],
		},
		findings: notNeeded(config('compute-full-forwarded-for')),
	};
}

/**
 * The header in which the client's address comes.
 * @param reads the switch by which headers are read.
 * @param speaks the switch by which PROXY is spoken.
 */
function headerOf(
	reads: Given<unknown> | null,
	speaks: Given<unknown> | null,
	name: Given<unknown> | null,
): Given<string> | null {
	if (reads && name) return { value: String(name.value), path: name.path ?? reads.path };
	if (reads) return { value: 'X-Forwarded-For', path: reads.path ?? speaks?.path ?? null };
	return speaks && { value: 'proxy_protocol', path: speaks.path };
}

function trustedOf(cidrs: Given<unknown> | null): Given<readonly string[]> {
	return cidrs
		? { value: addresses(String(cidrs.value)), path: cidrs.path }
		: { value: everybody, path: null };
}

function notNeeded(compute: Given<unknown> | null): ImportFinding[] {
	if (!compute?.path) return [];
	const why = 'Kong always appends its peer to X-Forwarded-For.';
	const args = { path: pathText(compute.path), why };
	return [{ code: 'import-not-needed', args, path: compute.path }];
}

/** The ConfigMap's switches are text, but values files often have booleans there. */
function isOn(given: Given<unknown> | null): boolean {
	return given?.value === true || given?.value === 'true';
}

/** With the internal Service as the entry. */
const external: Reason = [
	/^controller\.service\.(?!internal\b)/,
	'It is of the external Service, which is off.',
];

const reasons: readonly Reason[] = [
	[/^controller\.hostNetwork$/, 'For clients on ports of the nodes take --load-balancer host-port.'],
	[
		/^controller\.service\.(internal|external)\b/,
		'This chart has one public Service; a second one can stand in extraObjects.',
	],
	[/^controller\.service\.nodePorts(\.(tcp|udp))?$/, 'This chart has no stream listeners.'],
	[/^controller\.service\./, noSuchSetting],
	[/^(tcp|udp)\b/, 'This chart has no stream listeners.'],
];

const others = 'They are not about the entry of clients; with Kong, routes and plugins say such things.';
