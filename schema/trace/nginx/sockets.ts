// From `listen` directives to sockets: which addresses share one, which clash, and what is bound in the end.
// Source: ngx_http_add_listen, ngx_http_init_listening, ngx_stream_optimize_servers in nginx 1.25.3; socket(7), ip(7), ipv6(7).

import { type Address, formatAddress, isMapped, sameAddress } from '../address/address.ts';
import { joinEndpoint } from '../address/endpoint.ts';
import { hasAddress, type Machine } from '../machine.ts';
import type { NginxProblemCode, Problem } from '../problem.ts';
import type { BlockListen, ReadBlock } from './check.ts';
import type { NginxListen } from './listen.ts';

/** An address that nginx serves, with the servers behind it; options of all directives for it are joined. */
export interface ServedAddress extends BlockListen {
	readonly subsystem: ReadBlock['subsystem'];
	/** Blocks that listen here, the first is the default. */
	readonly servers: readonly ReadBlock['name'][];
}

/** What nginx serves and binds, or why not. */
interface Sockets {
	readonly served: readonly ServedAddress[];
	/** Sockets as `tcp address:port`, each once; `*` for a wildcard of both families. */
	readonly bound: readonly string[];
	readonly problems: readonly Problem[];
}

/** Works out the sockets of all blocks together. */
export function nginxSockets(blocks: readonly ReadBlock[], machine: Machine): Sockets {
	const served: ServedAddress[] = [];
	const problems = blocks.flatMap((block) =>
		block.listens.flatMap((one) => {
			const code = serve(served, block, one);
			return code === null ? [] : [refuse(code, one)];
		}),
	);
	for (const one of served) {
		if (one.subsystem === 'http' && one.listen.ssl && !hasCertificate(blocks, one.servers[0]))
			problems.push(refuse('no-certificate', one));
	}
	const bound: ServedAddress[] = [];
	for (const one of bindOrder(served)) {
		if (!isHere(machine, one.listen)) problems.push(refuse('address-not-here', one));
		else if (bound.some((other) => clash(other.listen, one.listen)))
			problems.push(refuse('address-in-use', one));
		else bound.push(one);
	}
	return { served, bound: [...new Set(bound.map(({ listen }) => socketText(listen)))], problems };
}

/** Adds a listener to what is served, or says why nginx refuses it. */
function serve(
	served: ServedAddress[],
	{ name, subsystem }: ReadBlock,
	one: BlockListen,
): NginxProblemCode | null {
	const at = served.findIndex(
		(other) => other.subsystem === subsystem && samePlace(other.listen, one.listen),
	);
	const before = served[at];
	if (before === undefined) {
		served.push({ ...one, subsystem, servers: [name] });
		return null;
	}
	if (subsystem === 'stream' || before.servers.includes(name)) return 'listen-twice';
	if (before.listen.set && one.listen.set) return 'listen-options-twice';
	served[at] = { ...before, servers: [...before.servers, name], listen: join(before.listen, one.listen) };
	return null;
}

// Kong gives a server its certificate when one of the server's own entries has ssl.
function hasCertificate(blocks: readonly ReadBlock[], name: ReadBlock['name'] | undefined): boolean {
	const own = blocks.filter((block) => block.name === name).flatMap(({ listens }) => listens);
	return own.some(({ listen, origin }) => listen.ssl && !origin.variable.startsWith('KONG_NGINX_'));
}

function samePlace(one: NginxListen, other: NginxListen): boolean {
	return one.port === other.port && one.udp === other.udp && sameAddress(one.address, other.address);
}

function join(before: NginxListen, added: NginxListen): NginxListen {
	return {
		...(added.set ? added : before),
		ssl: before.ssl || added.ssl,
		proxyProtocol: before.proxyProtocol || added.proxyProtocol,
	};
}

// Port by port, wildcards last; beside a wildcard an address without socket options gets no socket of its own.
function bindOrder(served: readonly ServedAddress[]): ServedAddress[] {
	const groups = new Map<string, ServedAddress[]>();
	for (const one of served) {
		const { port, udp, address } = one.listen;
		const key = [one.subsystem, port, udp, address.length].join();
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return [...groups.values()].flatMap((group) => {
		const wildcards = group.filter(({ listen }) => isWildcard(listen.address));
		const others = group.filter(({ listen }) => !isWildcard(listen.address));
		const own = others.filter(({ listen }) => listen.bind);
		const rest = others.filter(({ listen }) => !listen.bind);
		return wildcards.length > 0 ? [...own, ...wildcards] : [...own, ...rest];
	});
}

function isWildcard(address: Address): boolean {
	return address.every((byte) => byte === 0);
}

// A 4-in-6 address cannot be bound by a socket that is for IPv6 only.
function isHere(machine: Machine, listen: NginxListen): boolean {
	if (!isMapped(listen.address)) return hasAddress(machine, listen.address);
	return !listen.ipv6only && hasAddress(machine, listen.address.slice(12));
}

// Linux: listening sockets that overlap clash, unless all of them have reuseport; nginx's UDP sockets may always share.
function clash(one: NginxListen, other: NginxListen): boolean {
	if (one.port !== other.port || one.udp || other.udp || (one.reuseport && other.reuseport)) return false;
	return [one, other].some((listen, at) => covers(listen, at === 0 ? other : one));
}

function covers(listen: NginxListen, other: NginxListen): boolean {
	if (sameAddress(plain(listen.address), plain(other.address))) return true;
	if (!isWildcard(listen.address)) return false;
	const sameFamily = plain(listen.address).length === plain(other.address).length;
	return sameFamily || (listen.address.length === 16 && !listen.ipv6only);
}

function plain(address: Address): Address {
	return isMapped(address) ? address.slice(12) : address;
}

function socketText({ address, port, udp, ipv6only }: NginxListen): string {
	const both = address.length === 16 && isWildcard(address) && !ipv6only;
	return `${udp ? 'udp' : 'tcp'} ${both ? `*:${port}` : joinEndpoint(formatAddress(address), port)}`;
}

function refuse(code: NginxProblemCode, { listen, origin }: BlockListen): Problem {
	const { variable, entry, index } = origin;
	const part = joinEndpoint(formatAddress(listen.address), listen.port);
	return { stage: 'nginx', code, variable, entry, ...(index === undefined ? {} : { index }), part };
}
