// From the listeners of a Gateway to the ports of the Service, KONG_PORT_MAPS and KONG_STREAM_LISTEN.
// https://github.com/Kong/kong-operator/blob/v2.2.3/controller/gateway/controller_reconciler_utils.go

import { at, items, text } from '../cluster/objects.ts';
import { inWords } from '../text/in-words.ts';
import { PORTS } from './defaults.ts';

export interface Listener {
	readonly name: string;
	readonly port: number;
	readonly protocol: string;
	readonly hostname: string | undefined;
}

export const listenersOf = (spec: unknown): readonly Listener[] =>
	items(at(spec, 'listeners')).map((one) => ({
		name: inWords(at(one, 'name') ?? ''),
		port: Number(at(one, 'port')),
		protocol: inWords(at(one, 'protocol')),
		hostname: text(at(one, 'hostname')),
	}));

const SERVED = ['HTTP', 'HTTPS', 'TLS'];

/** Why the Operator does not accept the Gateway for a listener; null where it does. */
export function unaccepted(
	one: Listener,
	all: readonly Listener[],
): { readonly why: string; readonly fix: string } | null {
	if (!SERVED.includes(one.protocol))
		return {
			why: `listener ${one.name} has protocol ${one.protocol}, which version 2.2 of the Operator does not serve, so it does not accept the Gateway`,
			fix: 'Remove the listener, or use HTTP, HTTPS or TLS',
		};
	for (const other of all) {
		if (other === one) continue;
		if (other.port === one.port && (other.protocol !== one.protocol || one.protocol === 'TLS'))
			return {
				why: `listeners ${one.name} and ${other.name} share port ${one.port}, so the Operator does not accept the Gateway`,
				fix: 'Give one of them another port',
			};
		if (one.hostname !== undefined && other.hostname === one.hostname)
			return {
				why: `listeners ${one.name} and ${other.name} have the same hostname, so version 2.2 of the Operator does not accept the Gateway`,
				fix: 'Leave hostname away in one of them, and name hosts in the routes',
			};
	}
	return null;
}

/** The port of Kong for each port of a listener. TLS gets a port of its own: below 1024, or where Kong uses it, one from 16384 on. */
export function targetsOf(listeners: readonly Listener[]): ReadonlyMap<number, number> {
	const taken = new Set<number>(Object.values(PORTS));
	const targets = new Map<number, number>();
	let free = 16384;
	for (const { port, protocol } of listeners) {
		if (protocol === 'HTTP') targets.set(port, PORTS.http);
		else if (protocol === 'HTTPS') targets.set(port, PORTS.https);
		else {
			const isOwn = port >= 1024 && !taken.has(port);
			while (!isOwn && taken.has(free)) free++;
			const target = isOwn ? port : free;
			taken.add(target);
			targets.set(port, target);
		}
	}
	return targets;
}

export function portMaps(targets: ReadonlyMap<number, number>): string {
	const sorted = [...targets].sort(([one], [other]) => one - other);
	return sorted.map(([port, target]) => `${port}:${target}`).join(',');
}

/** The value for TLS listeners; undefined without any. Address and options are those of the user's own entries with `ssl`. */
export function streamListen(
	listeners: readonly Listener[],
	targets: ReadonlyMap<number, number>,
	given: string | undefined,
): string | undefined {
	const ports = listeners
		.filter(({ protocol }) => protocol === 'TLS')
		.map(({ port }) => targets.get(port) ?? port);
	if (ports.length === 0) return undefined;
	const own = given === undefined || given === '' ? [] : tlsEntries(given);
	const templates = own.length > 0 ? own : [{ address: '0.0.0.0', options: ['reuseport'] }];
	return ports
		.sort((one, other) => one - other)
		.flatMap((port) =>
			templates.map(({ address, options }) => [`${address}:${port}`, 'ssl', ...options].join(' ')),
		)
		.join(',');
}

interface Entry {
	readonly address: string;
	readonly options: readonly string[];
}

/** None where one entry has no address with a port: the Operator then reads none of them. */
function tlsEntries(value: string): readonly Entry[] {
	const entries: Entry[] = [];
	for (const one of value.split(',')) {
		const [first = '', ...flags] = one.replace(/^ /, '').split(/ (.*)/s);
		const address = /^(\[[^\]]*\]|[^:]*):[0-9]+$/.exec(first)?.[1];
		if (address === undefined) return [];
		const options = flags
			.join(' ')
			.split(/\s+/)
			.filter((flag) => flag !== '');
		if (options.includes('ssl'))
			entries.push({ address: address || '0.0.0.0', options: options.filter((flag) => flag !== 'ssl') });
	}
	return entries;
}
