// What kong/kong and this chart have one for one. A value of another shape than this chart takes gives way later.

import { valuePaths } from '../../contract/paths.ts';
import { configIn } from '../../decide/declarative.ts';
import { isMap } from '../../text/map.ts';
import { yamlText } from '../../text/yaml-text.ts';
import { type Reader, saysNothing } from '../reader.ts';
import type { Part } from '../types.ts';
import { annotationsForMesh } from './mesh.ts';
import { shareOfCpu, shareOfCpuPath } from './share-of-cpu.ts';

const ends = 'It says what an end of the way does, so that it follows from the block where it can.';
const inPart = 'Some of it is of the other chart alone: what is not is read below.';

/** Values that are not taken over as they are, or maps of such, and why. */
export const kongExceptions: { readonly [path: string]: string } = {
	clientIp: 'It is made from what the rest of the file says of both ends.',
	'proxy.type': ends,
	'proxy.annotations': ends,
	'proxy.externalTrafficPolicy': ends,
	'proxy.loadBalancerClass': ends,
	'proxy.ipFamilies': inPart,
	'proxy.http.parameters': inPart,
	'proxy.tls.parameters': inPart,
	'proxy.stream': inPart,
	'udpProxy.stream': inPart,
	'proxy.ingress.enabled': ends,
	'proxy.ingress.ingressClassName': ends,
	'proxy.ingress.annotations': ends,
	'proxy.ingress.tls': inPart,
	env: inPart,
	customEnv: inPart,
	'dblessConfig.config': 'Older versions of the other chart had it as a map, with an empty one by default.',
	'enterprise.license_secret': 'The other chart reads it with enterprise.enabled only.',
	admin: 'The other chart has an admin API for everybody; here it is for the Ingress Controller alone.',
	readinessProbe: inPart,
	livenessProbe: inPart,
	containerSecurityContext: inPart,
	podAnnotations: 'Those by which a mesh leaves clients alone are there by default in the other chart.',
	extraObjects: inPart,
};

/** All others: of the same name in both charts, and of the same meaning. */
const same: readonly (readonly string[])[] = valuePaths.filter(
	(path) => !path.some((_, index) => Object.hasOwn(kongExceptions, path.slice(0, index + 1).join('.'))),
);

/** Kinds that this chart makes itself where the balancer needs them. */
export const madeHere =
	/^(Gateway|GatewayClass|HTTPRoute|TCPRoute|BackendConfig|HealthCheckPolicy|IngressClass|IngressClassParams|LoadBalancerConfiguration|TargetGroupConfiguration|GCPBackendPolicy|ServiceExport)$/;

/** Values to take over, in the order of this chart's values. */
export function kongCarried(reader: Reader): Part[] {
	const parts: Part[] = [];
	const add = (path: readonly string[], value: unknown, from: readonly string[] = path): void => {
		parts.push({ path, value, from: [reader.at(...from)], optional: true });
	};
	const hasIngress = reader.peek('proxy', 'ingress', 'enabled') === true;
	for (const path of same) {
		if (path[1] === 'ingress' && !hasIngress) continue;
		// The controller's names count before one's own.
		if (reader.isTaken(...path)) continue;
		const given = reader.any(...path);
		if (given) add(path, given.value);
	}
	addEntry(reader, hasIngress, add);
	const licence = reader.peek('enterprise', 'enabled') === true ? reader.text(...licenceSecret) : null;
	if (licence) add(licenceSecret, licence.value);
	addConfig(reader, add);
	addWorkload(reader, add);
	return parts;
}

const licenceSecret = ['enterprise', 'license_secret'] as const;

/** The declarative configuration as text. One whose lists are left open, as older versions of the chart had it by default, says nothing. */
function addConfig(reader: Reader, add: Add): void {
	const given = reader.any('dblessConfig', 'config');
	if (!given) return;
	const { value } = given;
	const text = isMap(value) ? yamlText(value) : value;
	const config = typeof text === 'string' ? configIn(text) : undefined;
	if (!isLeftOpen(config)) add(['dblessConfig', 'config'], text);
}

/** Whether it names lists and puts nothing behind any name. */
function isLeftOpen(config: { readonly [key: string]: unknown } | undefined): boolean {
	const lists = Object.entries(config ?? {}).filter(([name]) => !name.startsWith('_'));
	return lists.length > 0 && lists.every(([, list]) => list === null);
}

type Add = (path: readonly string[], value: unknown, from?: readonly string[]) => void;

/** What both charts have in part, of listeners, Service and Ingress. */
function addEntry(reader: Reader, hasIngress: boolean, add: Add): void {
	for (const port of ['http', 'tls'] as const) {
		const flags = flagsOf(reader.list('proxy', port, 'parameters')?.value, port);
		if (flags) add(['proxy', port, 'parameters'], flags);
	}
	for (const of of ['proxy', 'udpProxy'] as const) {
		if (of === 'udpProxy' && reader.peek(of, 'enabled') !== true) continue;
		const streams = reader.list(of, 'stream')?.value.map(streamOf);
		if (streams) add([of, 'stream'], streams);
	}
	const families = familiesOf(reader);
	if (families) add(['proxy', 'ipFamilies'], families.value, families.from);
	const tls = hasIngress ? ingressTls(reader) : null;
	if (tls) add(['proxy', 'ingress', 'tls'], tls);
}

/** The same of pods, and of the objects beside them. */
function addWorkload(reader: Reader, add: Add): void {
	for (const probe of ['readinessProbe', 'livenessProbe']) {
		const given = reader.map(probe);
		const {
			httpGet: _path,
			tcpSocket: _socket,
			exec: _exec,
			successThreshold: _one,
			...fields
		} = given?.value ?? {};
		if (!saysNothing(fields)) add([probe], fields);
	}
	const cpu = reader.peek('autoscaling', 'metrics') === undefined ? shareOfCpu(reader) : null;
	if (cpu) add(['autoscaling', 'metrics'], cpu, shareOfCpuPath);
	const annotations = { ...annotationsForMesh(reader), ...reader.map('podAnnotations')?.value };
	if (Object.keys(annotations).length > 0) add(['podAnnotations'], annotations);
	const { enabled: _switch, ...context } = reader.map('containerSecurityContext')?.value ?? {};
	if (!saysNothing(context)) add(['containerSecurityContext'], context);
	const objects = reader
		.list('extraObjects')
		?.value.filter((object) => !(isMap(object) && madeHere.test(String(object.kind))));
	if (objects && objects.length > 0) add(['extraObjects'], objects);
}

/** The chart's own flags, alone or gone since a list replaces them, give way to those of this chart. */
function flagsOf(flags: readonly unknown[] | undefined, port: 'http' | 'tls'): readonly unknown[] | null {
	const own = (flags ?? []).filter((flag) => flag !== 'proxy_protocol' && flag !== 'ssl');
	const bare = own.length === 0 || (port === 'tls' && own.length === 1 && own[0] === 'http2');
	return bare ? null : own;
}

/** Flags that this chart adds, addresses that follow from its families, and numbers in quotes. */
function streamOf(entry: unknown): unknown {
	if (!isMap(entry)) return entry;
	const { addresses: _addresses, parameters, ...rest } = entry;
	const numbers = Object.entries(rest).map(([key, value]) => [
		key,
		typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value,
	]);
	const flags = (Array.isArray(parameters) ? parameters : []).filter(
		(flag) => flag !== 'proxy_protocol' && flag !== 'udp',
	);
	return { ...Object.fromEntries(numbers), ...(flags.length > 0 ? { parameters: flags } : {}) };
}

function familiesOf(reader: Reader): { value: readonly unknown[]; from: string[] } | null {
	const families = reader.list('proxy', 'ipFamilies');
	const addresses = reader.list('proxy', 'addresses');
	if (families) return { value: families.value, from: ['proxy', 'ipFamilies'] };
	if (!addresses) return null;
	const six = (address: unknown): boolean => String(address).startsWith('[');
	const value = [
		...(addresses.value.every(six) ? [] : ['IPv4']),
		...(addresses.value.some(six) ? ['IPv6'] : []),
	];
	return { value, from: ['proxy', 'addresses'] };
}

/** A Secret's name, or the list that an Ingress has. */
function ingressTls(reader: Reader): unknown {
	const secret = reader.text('proxy', 'ingress', 'tls');
	if (!secret) return reader.list('proxy', 'ingress', 'tls')?.value ?? null;
	const host = reader.peek('proxy', 'ingress', 'hostname');
	return [
		{ ...(typeof host === 'string' && host !== '' ? { hosts: [host] } : {}), secretName: secret.value },
	];
}
