// Kong's listeners with or without PROXY protocol. Callers inside the cluster send no PROXY header: where a Service of theirs leads to a
// listener that is to expect one, they get a plain listener of their own.
import type { CheckedGateway } from '../check/check.ts';
import type { Entrance } from '../check/entrance/entrances.ts';
import { at, isOfGateway, type KubeObject } from '../cluster/objects.ts';
import { portPlace } from '../cluster/places.ts';
import type { Edit, FieldEdit } from './edits.ts';

/** A port of Kong that clients outside and callers inside share, and the one that the callers inside get. */
interface Shared {
	readonly port: number;
	readonly plain: number;
}

/** The listeners, their other words as they are, and the Services of callers inside. */
export function listenEdits(gateway: CheckedGateway, proxied: boolean): Edit[] {
	const { pod, kong } = gateway;
	const inner = innerOnly(gateway);
	const { entries } = kong.gateway.check.settings.listens.proxy;
	const outside = portsOf(gateway.ways.map(({ situation }) => situation.entrance));
	const inside = portsOf(inner);
	const shared = proxied ? sharedPorts(gateway, outside, inside) : [];
	const wanted = entries.map(({ text, port }) => {
		const bare = withoutProxy(text);
		const forInside = inside.has(Number(port)) && !outside.has(Number(port));
		return proxied && !forInside ? `${bare} proxy_protocol` : bare;
	});
	const plain = entries.flatMap(({ text, port }) =>
		shared
			.filter((one) => one.port === Number(port))
			.map((one) => withoutProxy(text).replace(`:${port}`, `:${one.plain}`)),
	);
	const isSame = entries.every(({ text }, index) => isProxied(text) === isProxied(wanted[index] ?? ''));
	if (isSame && plain.length === 0) return [];
	const value = [...wanted, ...plain].join(', ');
	return [
		...inner.flatMap(({ service, ports }) => (service ? innerEdits(service, ports, shared) : [])),
		{ kind: 'env', pod, name: 'KONG_PROXY_LISTEN', value },
	];
}

/** Services that nothing else calls: what an Ingress leads to is a way from outside. */
function innerOnly({ inner, ways }: CheckedGateway): readonly Entrance[] {
	const called = new Set(ways.map(({ situation }) => situation.entrance.service));
	return inner.filter(({ service }) => !called.has(service) && !(service && isOfGateway(service)));
}

const isProxied = (entry: string): boolean => /\bproxy_protocol\b/.test(entry);

function portsOf(entrances: readonly Entrance[]): ReadonlySet<number> {
	return new Set(entrances.flatMap(({ ports }) => ports.map(({ container }) => container)));
}

function sharedPorts(
	{ kong, pod }: CheckedGateway,
	outside: ReadonlySet<number>,
	inside: ReadonlySet<number>,
): readonly Shared[] {
	const listens = kong.gateway.check.settings.listens;
	const all = Object.values(listens).flatMap(({ entries }) => entries.map(({ port }) => Number(port)));
	const taken = new Set([...all, ...pod.otherPorts, ...pod.portNames.values()]);
	const proxy = new Set(listens.proxy.entries.map(({ port }) => Number(port)));
	return [...inside]
		.filter((port) => proxy.has(port) && outside.has(port))
		.map((port) => {
			let plain = port + 10;
			while (taken.has(plain)) plain++;
			taken.add(plain);
			return { port, plain };
		});
}

/** The ports of a Service for callers inside, led to the plain listeners. */
function innerEdits(service: KubeObject, ports: Entrance['ports'], shared: readonly Shared[]): FieldEdit[] {
	return ports.flatMap((port) => {
		const found = shared.find((one) => one.port === port.container);
		if (!found || at(service.body, 'spec', 'ports', port.index) === undefined) return [];
		return [{ kind: 'field', place: portPlace(service, port, 'targetPort'), value: found.plain }];
	});
}

/** The entry without the flag. By words, since a pattern with blanks begins anew at each of many. */
const withoutProxy = (entry: string): string =>
	entry
		.split(/\s+/)
		.filter((word) => word !== 'proxy_protocol')
		.join(' ');
