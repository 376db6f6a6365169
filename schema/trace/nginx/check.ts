// nginx's reading of one block: the directives that matter for the client's address are understood, the others passed over.

import { type KongVersion, recordedKong } from '../../kong/image.ts';
import { addAll } from '../../text/lists.ts';
import { type Cidr, parseNginxCidr, type ReadCidr } from '../address/cidr.ts';
import { type Machine, resolveHost } from '../machine.ts';
import type { NginxProblemCode, SettingProblem, Warning } from '../problem.ts';
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
	readonly problems: readonly SettingProblem[];
	/** What nginx warns of; trusted_ips is left out, its setting has that warning itself. */
	readonly warnings: readonly Warning[];
}

const FLAGS = ['real_ip_recursive', 'underscores_in_headers', 'ignore_invalid_headers'];
const SINGLE = [...FLAGS, 'real_ip_header', 'client_header_buffer_size'];

/** Reads a block; problems name the setting whose line nginx stopped at. */
export function readBlock(block: ConfigBlock, machine: Machine, kong: KongVersion = recordedKong): ReadBlock {
	const draft: Draft = {
		block,
		machine,
		listens: [],
		trusted: [],
		values: new Map(),
		problems: [],
		warnings: [],
	};
	const seen = new Set(block.fixed);
	const read = readDirectives(block.lines.map((line) => `${line.text}\n`).join(''));
	for (const directive of read.directives) {
		if (directive.end !== ';') {
			refuse(draft, directive.line, 'syntax', directive.end);
			break;
		}
		const [name = ''] = directive.words;
		const fault = seen.has(name)
			? { code: 'directive-twice' as const, part: name }
			: argumentFault(directive, block, kong);
		if (fault !== null) refuse(draft, directive.line, fault.code, fault.part);
		else {
			if (SINGLE.includes(name) || name === 'proxy_protocol') seen.add(name);
			readDirective(draft, directive);
		}
	}
	if (read.fault !== null) refuse(draft, read.fault.line, 'syntax', read.fault.char);
	const { listens, trusted, values, problems, warnings } = draft;
	return { name: block.name, subsystem: block.subsystem, listens, trusted, values, problems, warnings };
}

/** A block while it is read. */
interface Draft {
	readonly block: ConfigBlock;
	readonly machine: Machine;
	readonly listens: BlockListen[];
	readonly trusted: Cidr[];
	readonly values: Map<string, string>;
	readonly problems: SettingProblem[];
	readonly warnings: Warning[];
}

function refuse({ block, problems }: Draft, line: number, code: NginxProblemCode, part: string): void {
	const origin = block.lines[Math.min(line, block.lines.length - 1)];
	if (origin !== undefined) problems.push({ stage: 'nginx', code, ...place(origin), part });
}

/** A directive whose place and arguments are right. */
function readDirective(draft: Draft, directive: Directive): void {
	const [name = '', first = ''] = directive.words;
	if (SINGLE.includes(name)) draft.values.set(name, first);
	if (name === 'listen') readListen(draft, directive);
	if (name === 'set_real_ip_from' && first !== 'unix:') readTrusted(draft, directive);
}

function readListen(draft: Draft, { words, line }: Directive): void {
	const origin = draft.block.lines[line];
	if (origin === undefined) return;
	const sockets = readNginxListen(words.slice(1), draft.block.subsystem, draft.machine);
	if ('code' in sockets) refuse(draft, line, sockets.code, sockets.part);
	else
		addAll(
			draft.listens,
			sockets.map((listen) => ({ listen, origin })),
		);
}

function readTrusted(draft: Draft, { words: [, text = ''], line }: Directive): void {
	const origin = draft.block.lines[line];
	const ranges = readRanges(text, draft.machine);
	if (ranges.length === 0) refuse(draft, line, 'host-unknown', text);
	if (origin && origin.variable !== 'KONG_TRUSTED_IPS' && ranges.some(({ hostBits }) => hostBits))
		draft.warnings.push({ code: 'host-bits', ...place(origin) });
	addAll(draft.trusted, ranges);
}

function kindOf({ name, subsystem }: ConfigBlock): BlockKind {
	if (name === 'http') return 'http';
	if (name === 'streamMain') return 'stream';
	return subsystem === 'http' ? 'httpServer' : 'streamServer';
}

function argumentFault(
	{ words }: Directive,
	block: ConfigBlock,
	kong: KongVersion,
): { code: NginxProblemCode; part: string } | null {
	const [name = '', ...args] = words;
	const place = directivePlace(name, kindOf(block), kong);
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
