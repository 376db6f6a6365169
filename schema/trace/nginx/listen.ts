// A `listen` directive as nginx reads it. Kong's check lets some through that nginx refuses, so this reads the words again.
// Source: ngx_http_core_listen, ngx_stream_core_listen, ngx_parse_url in nginx 1.25.3.

import type { Address } from '../address/address.ts';
import type { Subsystem } from '../kong/listen.ts';
import { type Machine, resolveHost } from '../machine.ts';
import type { NginxProblemCode } from '../problem.ts';
import { parseNginxIpv4, parseNginxIpv6, parseNginxNumber } from './address.ts';

/** One socket that a `listen` directive asks for. */
export interface NginxListen {
	readonly address: Address;
	readonly port: number;
	readonly udp: boolean;
	readonly ssl: boolean;
	readonly proxyProtocol: boolean;
	readonly ipv6only: boolean;
	readonly reuseport: boolean;
	/** A socket of its own even beside a wildcard on the same port. */
	readonly bind: boolean;
	/** Whether the directive sets socket options; two directives for one address may not both. */
	readonly set: boolean;
}

/** What nginx says against a directive. */
interface ListenFault {
	readonly code: NginxProblemCode;
	readonly part: string;
}

const SOCKET_OPTION =
	/^(bind|deferred|reuseport|backlog=.*|fastopen=.*|(?:rcv|snd)buf=.*|ipv6only=o.*|so_keepalive=.*)$/s;

/** Reads the words behind `listen`; several sockets when a name has several addresses. */
export function readNginxListen(
	words: readonly string[],
	subsystem: Subsystem,
	machine: Machine,
): readonly NginxListen[] | ListenFault {
	const [where = '', ...parameters] = words;
	// A path instead of an address; no request over TCP reaches it.
	if (/^unix:./is.test(where)) return [];
	const place = readPlace(where, subsystem === 'http' ? 80 : 0, machine);
	if ('code' in place) return place;
	const fault = parameters
		.map((parameter) => parameterFault(parameter, subsystem))
		.find((code) => code !== null);
	if (fault) return fault;
	const has = (flag: string): boolean => parameters.includes(flag);
	const udp = has('udp');
	const clash = udp
		? parameters.find((one) => /^(backlog=.*|ssl|so_keepalive=.*|proxy_protocol)$/.test(one))
		: undefined;
	if (clash !== undefined) return { code: 'udp-parameter', part: clash.replace(/=.*/, '') };
	const set = parameters.some((parameter) => SOCKET_OPTION.test(parameter));
	const listen = {
		port: place.port,
		udp,
		ssl: has('ssl'),
		proxyProtocol: has('proxy_protocol'),
		ipv6only: parameters.findLast((one) => one.startsWith('ipv6only=')) !== 'ipv6only=off',
		reuseport: has('reuseport'),
		bind: set,
		set,
	};
	return place.addresses.map((address) => ({ address, ...listen }));
}

type ReadPlace = { addresses: readonly Address[]; port: number } | ListenFault;

function readPlace(text: string, defaultPort: number, machine: Machine): ReadPlace {
	const [, literal, host = literal, digits] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(text) ?? [];
	if (host === undefined || /[/?]/.test(text)) return { code: 'host-unknown', part: text };
	const onlyPort = literal === undefined && digits === undefined ? parseNginxNumber(host) : null;
	const given = onlyPort ?? (digits === undefined ? undefined : parseNginxNumber(digits));
	const port = given === undefined ? defaultPort : inRange(given);
	if (port === null) return { code: 'listen-port-range', part: text };
	if (onlyPort !== null || (literal === undefined && host === '*'))
		return { addresses: [[0, 0, 0, 0]], port };
	const addresses = literal === undefined ? addressesOf(host, machine) : literalOf(literal);
	if (addresses.length > 0) return { addresses, port };
	return { code: literal === undefined ? 'host-unknown' : 'ipv6-address', part: text };
}

const inRange = (port: number | null) => (port !== null && port >= 1 && port <= 65535 ? port : null);

function literalOf(text: string): readonly Address[] {
	const address = parseNginxIpv6(text);
	return address === null ? [] : [address];
}

function addressesOf(host: string, machine: Machine): readonly Address[] {
	const address = parseNginxIpv4(host);
	return address === null ? resolveHost(machine, host) : [address];
}

function parameterFault(parameter: string, subsystem: Subsystem): ListenFault | null {
	const [, name = parameter, value = ''] = /^([a-z0-9_]+)=(.*)$/s.exec(parameter) ?? [];
	const plain = subsystem === 'http' ? ['deferred', 'http2', 'default_server', 'default'] : ['udp'];
	const fine =
		['bind', 'reuseport', 'ssl', 'proxy_protocol', ...plain].includes(parameter) ||
		/^ipv6only=(on|off)$/.test(parameter) ||
		(name === 'backlog' && (parseNginxNumber(value) ?? 0) > 0) ||
		(name === 'fastopen' && parseNginxNumber(value) !== null) ||
		(/^(rcv|snd)buf$/.test(name) && /^[0-9]+[kKmM]?$/.test(value)) ||
		(name === 'so_keepalive' && /^(on|off)$/.test(value)) ||
		(name === 'so_keepalive' && isKeepalive(value));
	return fine ? null : { code: 'listen-parameter', part: parameter };
}

// idle:interval:count; each may be left out, but one at least has to be more than nothing.
function isKeepalive(value: string): boolean {
	const [idle = '', interval = '', ...count] = value.split(':');
	const counted = count.join(':');
	return (
		[idle, interval].every((time) => time === '' || isSeconds(time)) &&
		(counted === '' || parseNginxNumber(counted) !== null) &&
		/[1-9]/.test(value)
	);
}

// Units from large to small, each at most once; a number without one is at the end.
function isSeconds(time: string): boolean {
	return /[0-9]/.test(time) && /^(\d*y)?(\d*M)?(\d*w)?(\d*d)?(\d*h)?(\d*m(?!s))?(\d*s)?\d*$/.test(time);
}
