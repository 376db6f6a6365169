// The *_listen settings: entries with flags, as Kong's own check reads them.
// Source: kong/conf_loader/listeners.lua of Kong 3.9.3.

import type { SettingProblem, Warning } from '../problem.ts';
import { parseListenAddress } from './listen-address.ts';
import { splitLua, stripLua } from './lua-text.ts';

/** Which part of nginx an entry is for; the two know different flags. */
export type Subsystem = 'http' | 'stream';

/** One entry that Kong takes. */
export interface ListenEntry {
	/** The entry as the user wrote it, trimmed. */
	readonly text: string;
	/** Which entry of the setting it is, from 0. */
	readonly index: number;
	/** Address as Kong writes it: IPv6 expanded in brackets; a name or `*` as it was. */
	readonly host: string;
	/** Digits; for a name their range is not checked by Kong. */
	readonly port: string;
	/** Flags in Kong's order, each as it was found (`backlog=16384`). */
	readonly flags: readonly string[];
	readonly ssl: boolean;
	readonly http2: boolean;
	readonly proxyProtocol: boolean;
}

/** Result of reading a *_listen setting; `entries` is empty when the setting is `off` or refused. */
export interface ListenSetting {
	readonly entries: readonly ListenEntry[];
	readonly problems: readonly SettingProblem[];
	readonly warnings: readonly Warning[];
}

const COMMON = ['proxy_protocol', 'bind', 'reuseport', 'backlog=[0-9]+', 'ipv6only=on', 'ipv6only=off'];
const KEEPALIVE = ['so_keepalive=on', 'so_keepalive=off', 'so_keepalive=[0-9A-Za-z]*:[0-9A-Za-z]*:[0-9]*'];
const FLAGS: Record<Subsystem, readonly string[]> = {
	http: ['ssl', 'http2', 'proxy_protocol', 'deferred', ...COMMON.slice(1), ...KEEPALIVE],
	stream: ['udp', 'ssl', ...COMMON, ...KEEPALIVE],
};
const SPACE = '[ \\t\\n\\v\\f\\r]';
const compiled = (flags: readonly string[]) =>
	flags.map((flag) => new RegExp(`${SPACE}(${flag})${SPACE}`, 'g'));
const PATTERNS: Record<Subsystem, readonly RegExp[]> = {
	http: compiled(FLAGS.http),
	stream: compiled(FLAGS.stream),
};

/**
 * Reads the text of a *_listen setting.
 * @param text `off`, or entries `address:port flags`, separated by commas; flags may stand before the address.
 * @param subsystem `stream` for stream_listen, `http` for all others.
 */
export function parseListen(text: string, variable: string, subsystem: Subsystem): ListenSetting {
	const texts = splitLua(text);
	if (texts.length === 0) {
		return {
			entries: [],
			problems: [{ stage: 'kong', code: 'listen-empty', variable, entry: text }],
			warnings: [],
		};
	}
	const entries: ListenEntry[] = [];
	const problems: SettingProblem[] = [];
	const warnings: Warning[] = [];
	if (texts[0] === 'off') {
		if (texts.length > 1)
			warnings.push({ code: 'entries-after-off', variable, entry: texts[1] ?? '', index: 1 });
		return { entries, problems, warnings };
	}
	for (const [index, entry] of texts.entries()) {
		const where = { variable, entry, index } as const;
		const { rest, flags, repeated } = takeFlags(entry, subsystem);
		const address = parseListenAddress(rest);
		if (typeof address === 'string')
			problems.push({ stage: 'kong', ...where, ...blame(rest, address, flags) });
		else entries.push({ text: entry, index, ...address, flags, ...known(flags) });
		if (repeated !== undefined) warnings.push({ code: 'flag-given-twice', ...where, part: repeated });
	}
	return { entries: problems.length > 0 ? [] : entries, problems, warnings };
}

function known(flags: readonly string[]): Pick<ListenEntry, 'ssl' | 'http2' | 'proxyProtocol'> {
	const has = (flag: string): boolean => flags.includes(flag);
	return { ssl: has('ssl'), http2: has('http2'), proxyProtocol: has('proxy_protocol') };
}

// Each match takes the blank on both sides with it, so the same flag twice with one blank between is found once only,
// while with two blanks both go and the first counts.
function takeFlags(
	entry: string,
	subsystem: Subsystem,
): { rest: string; flags: string[]; repeated: string | undefined } {
	let rest = ` ${entry} `;
	let repeated: string | undefined;
	const flags: string[] = [];
	for (const pattern of PATTERNS[subsystem]) {
		const matches = [...rest.matchAll(pattern)];
		const [first, second] = matches.map(([, flag]) => flag ?? '');
		if (first === undefined) continue;
		flags.push(first);
		repeated ??= second;
		rest = rest.replace(pattern, ' ');
	}
	return { rest: stripLua(rest), flags, repeated };
}

// Kong has one sentence for everything; this finds the word that made it say so.
function blame(
	rest: string,
	fault: 'listen-address' | 'listen-port',
	flags: readonly string[],
): { code: Extract<SettingProblem, { stage: 'kong' }>['code']; part: string } {
	const words = rest.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '');
	const addressAt = words.findIndex((word) => typeof parseListenAddress(word) !== 'string');
	const extra = words.length > 1 ? (words.find((_, at) => at !== Math.max(addressAt, 0)) ?? '') : '';
	if (extra === '') return { code: fault, part: rest };
	const base = extra.replace(/=.*/s, '=');
	if (flags.some((flag) => flag === extra || (base.endsWith('=') && flag.startsWith(base)))) {
		return { code: 'listen-flag-twice', part: extra };
	}
	const elsewhere = Object.values(FLAGS).some((all) => all.includes(extra));
	return { code: elsewhere ? 'listen-flag-other-subsystem' : 'listen-flag-unknown', part: extra };
}
