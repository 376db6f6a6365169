// nginx's reading of one block: the directives that matter for the client's address are understood, the others passed over.

import { type Cidr, parseNginxCidr, type ReadCidr } from '../address/cidr.ts';
import { type Machine, resolveHost } from '../machine.ts';
import type { NginxProblemCode, Problem, Warning } from '../problem.ts';
import type { ConfigBlock, ConfigLine } from './blocks.ts';
import { type BlockKind, directivePlace } from './directives.ts';
import { type NginxListen, readNginxListen } from './listen.ts';
import { type Directive, readDirectives } from './text.ts';

/** A socket that a block asks for, and the setting's line that does. */
export interface BlockListen {
	readonly listen: NginxListen;
	readonly origin: ConfigLine;
}

/** What nginx understood of a block. */
export interface ReadBlock {
	readonly name: ConfigBlock['name'];
	readonly subsystem: ConfigBlock['subsystem'];
	readonly listens: readonly BlockListen[];
	readonly trusted: readonly Cidr[];
	/** Values of single-valued directives by name, as nginx has them after quotes and backslashes. */
	readonly values: ReadonlyMap<string, string>;
	readonly problems: readonly Problem[];
	/** What nginx warns of; trusted_ips is left out, its setting has that warning itself. */
	readonly warnings: readonly Warning[];
}

const FLAGS = ['real_ip_recursive', 'underscores_in_headers', 'ignore_invalid_headers'];
const SINGLE = [...FLAGS, 'real_ip_header', 'client_header_buffer_size'];

/** Reads a block; problems name the setting whose line nginx stopped at. */
export function readBlock(block: ConfigBlock, machine: Machine): ReadBlock {
	const listens: BlockListen[] = [];
	const trusted: Cidr[] = [];
	const values = new Map<string, string>();
	const problems: Problem[] = [];
	const warnings: Warning[] = [];
	const seen = new Set(block.fixed);
	const read = readDirectives(block.lines.map((line) => `${line.text}\n`).join(''));
	const refuse = (line: number, code: NginxProblemCode, part: string): void => {
		const origin = block.lines[Math.min(line, block.lines.length - 1)];
		if (origin !== undefined) problems.push({ stage: 'nginx', code, ...place(origin), part });
	};
	for (const directive of read.directives) {
		const { words, line, end } = directive;
		const [name = '', ...args] = words;
		if (end !== ';') {
			refuse(line, 'syntax', end);
			break;
		}
		const fault = seen.has(name)
			? { code: 'directive-twice' as const, part: name }
			: argumentFault(directive, block);
		if (fault !== null) {
			refuse(line, fault.code, fault.part);
			continue;
		}
		if (SINGLE.includes(name) || name === 'proxy_protocol') seen.add(name);
		if (SINGLE.includes(name)) values.set(name, args[0] ?? '');
		const origin = block.lines[line];
		if (name === 'listen' && origin !== undefined) {
			const sockets = readNginxListen(args, block.subsystem, machine);
			if ('code' in sockets) refuse(line, sockets.code, sockets.part);
			else listens.push(...sockets.map((listen) => ({ listen, origin })));
		}
		if (name === 'set_real_ip_from' && args[0] !== 'unix:') {
			const ranges = readRanges(args[0] ?? '', machine);
			if (ranges.length === 0) refuse(line, 'host-unknown', args[0] ?? '');
			if (origin && origin.variable !== 'KONG_TRUSTED_IPS' && ranges.some(({ hostBits }) => hostBits))
				warnings.push({ code: 'host-bits', ...place(origin) });
			trusted.push(...ranges);
		}
	}
	if (read.fault !== null) refuse(read.fault.line, 'syntax', read.fault.char);
	return { name: block.name, subsystem: block.subsystem, listens, trusted, values, problems, warnings };
}

function kindOf({ name, subsystem }: ConfigBlock): BlockKind {
	if (name === 'http') return 'http';
	if (name === 'streamMain') return 'stream';
	return subsystem === 'http' ? 'httpServer' : 'streamServer';
}

function argumentFault(
	{ words }: Directive,
	block: ConfigBlock,
): { code: NginxProblemCode; part: string } | null {
	const [name = '', ...args] = words;
	const place = directivePlace(name, kindOf(block));
	if (place === 'nowhere') return { code: 'directive-unknown', part: name };
	if (place === 'elsewhere') return { code: 'directive-elsewhere', part: name };
	const isFlag = FLAGS.includes(name) || (name === 'proxy_protocol' && block.subsystem === 'stream');
	if ((SINGLE.includes(name) || name === 'set_real_ip_from' || isFlag) && args.length !== 1) {
		return { code: 'argument-count', part: args.join(' ') };
	}
	const isSize = name === 'client_header_buffer_size';
	if (isSize && !/^[0-9]+[kKmM]?$/.test(args[0] ?? '')) return { code: 'size-value', part: args[0] ?? '' };
	return isFlag && !/^(on|off)$/i.test(args[0] ?? '') ? { code: 'on-or-off', part: args[0] ?? '' } : null;
}

// What is no range for nginx's own reading is a host name to it, and the resolver knows more spellings of addresses.
function readRanges(text: string, machine: Machine): readonly ReadCidr[] {
	const range = parseNginxCidr(text);
	if (range !== null) return [range];
	return resolveHost(machine, text).map((address) => ({
		address,
		prefix: address.length * 8,
		hostBits: false,
	}));
}

function place({ variable, entry, index }: ConfigLine): { variable: string; entry: string; index?: number } {
	return index === undefined ? { variable, entry } : { variable, entry, index };
}
