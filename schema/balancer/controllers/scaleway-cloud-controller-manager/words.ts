// Scaleway: the names of its annotations, and how their values are read.
import type { Service } from '../../service.ts';
import { parseBool } from '../../words.ts';

const prefix = 'service.beta.kubernetes.io/scw-loadbalancer';

/** An annotation's whole name. */
export const nameOf = (name: string) => `${prefix}-${name}`;

/** An annotation's value. */
export const saidBy = ({ annotations }: Service, name: string): string | undefined =>
	annotations[nameOf(name)];

/** A value that cannot be read, and the annotation that holds it. */
export class Unreadable {
	readonly name: string;
	readonly why: string;
	constructor(name: string, why: string) {
		this.name = name;
		this.why = why;
	}
}

/** Whether something holds for a port: an annotation names ports, or true, false, * for all or none. */
export function holdsFor(service: Service, name: string, port: number): boolean | Unreadable {
	const value = saidBy(service, name) ?? '';
	const held = inRange(value, port);
	return typeof held === 'string' ? new Unreadable(name, held) : held;
}

/**
 * Reads a list of ports from its left, and stops at the port that is asked for: what follows is not looked at then. 1 and 0 are port
 * numbers. A text tells why the list cannot be read.
 */
export function inRange(list: string, port: number): boolean | string {
	const flag = parseBool(list);
	if (flag !== null && list !== '1' && list !== '0') return flag;
	if (list === '*') return true;
	if (list === '') return false;
	for (const item of list.replaceAll(' ', '').split(',')) {
		const number = parseNumber(item);
		if (number === null) return `${JSON.stringify(item)} is neither a port number nor true, false or *`;
		if (number < 1 || number > 65535) return `${number} is no port number`;
		if (number === port) return true;
	}
	return false;
}

/** The older annotation for version 2: here 1 and 0 are on and off, and numbers need not be ports. */
export function sendsProxyV2(service: Service, port: number): boolean | Unreadable {
	const name = 'send-proxy-v2';
	const value = saidBy(service, name);
	if (value === undefined) return false;
	const flag = parseBool(value);
	if (flag !== null) return flag;
	for (const item of value.replaceAll(' ', '').split(',')) {
		const number = parseNumber(item);
		if (number === null)
			return new Unreadable(name, `${JSON.stringify(item)} is neither a port number nor true or false`);
		if (number === port) return true;
	}
	return false;
}

/** Go's strconv.ParseInt with base 0: prefixes and underscores as in Go's source. https://pkg.go.dev/strconv#ParseInt */
function parseNumber(text: string): number | null {
	const [, sign = '', digits = ''] = /^([+-]?)([0-9][0-9a-zA-Z_]*)$/.exec(text) ?? [];
	if (
		/__|_$/.test(digits) ||
		(digits.includes('_') && !/^0/.test(digits) && !/^[0-9]+(_[0-9]+)*$/.test(digits))
	)
		return null;
	const plain = digits.replaceAll('_', '').toLowerCase();
	const octal = /^0o?([0-7]+)$/.exec(plain);
	const value = octal
		? Number.parseInt(octal[1] ?? '', 8)
		: /^(0|[1-9][0-9]*|0x[0-9a-f]+|0b[01]+)$/.test(plain)
			? Number(plain)
			: Number.NaN;
	if (Number.isNaN(value)) return null;
	return sign === '-' ? -value : value;
}

/** A value per port, `443:https;80:http`, or one for all; empty where none is given for this port. */
export function valueFor(value: string, port: number): string | { readonly why: string } {
	let found = '';
	for (const part of value.split(';')) {
		const [ports = '', one, ...more] = part.split(':');
		if (one === undefined) {
			found ||= ports;
			continue;
		}
		if (more.length > 0) return { why: 'it must be written port1:value1;port2,port3:value2' };
		const held = inRange(ports, port);
		if (typeof held === 'string') return { why: held };
		if (held) found = one;
	}
	return found;
}
