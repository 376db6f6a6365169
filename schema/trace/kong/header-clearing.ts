// The one constant of Lua in KONG_NGINX_PROXY_SET_BY_LUA that removes forged forwarding headers before Kong reads them.
// It runs after realip, so the client's address is found from the headers first.

import type { Header } from '../nginx/request-headers.ts';

/** Which headers are removed, and whether only on connections whose PROXY header carried a source address. */
export interface HeaderClearing {
	/** Names in lower case. */
	readonly names: readonly string[];
	/** Names, in lower case, of which only the last line stays. */
	readonly lastOf: readonly string[];
	readonly onlyWithProxySource: boolean;
}

// Read token by token: a pattern for the whole text tries every way to divide a run of blanks, which takes hours for a long one.
const TOKEN = /(\w+)|'([^'"\\]*)'|"([^'"\\]*)"|(\.\.|==|[[\](){},;.=])/y;
const BLANKS = /\s*/y;

/** A word or sign of Lua, or a text in quotes, marked by one. Null where something else is. */
function luaTokens(code: string): readonly string[] | null {
	const tokens: string[] = [];
	let at = 0;
	while (at < code.length) {
		TOKEN.lastIndex = at;
		const [found, word, single, double, sign] = TOKEN.exec(code) ?? [];
		if (found === undefined) return null;
		tokens.push(word ?? sign ?? `"${single ?? double}`);
		BLANKS.lastIndex = TOKEN.lastIndex;
		BLANKS.exec(code);
		at = BLANKS.lastIndex;
	}
	return tokens;
}

/** Of the header `x-forwarded-` and n, lines before the last are dropped. 0 asks for all lines; ngx_lua gives 100 else. */
export const keepLastLine =
	"local v = ngx.req.get_headers(0)['x-forwarded-' .. n] if type(v) == 'table' then for _, l in ipairs(v) do ngx.req.set_header('x-forwarded-' .. n, l) end end";

const KEEP_LAST = luaTokens(keepLastLine) ?? [];

const CLEAR = ['ngx', '.', 'req', '.', 'clear_header', '('];
const ONLY_WITH_PROXY = ['if', 'ngx', '.', 'var', '.', 'proxy_protocol_addr', 'then'];

/** Tokens that are read from the left. */
function readerOf(tokens: readonly string[]) {
	let at = 0;
	const next = () => tokens[at];
	const skip = (...wanted: readonly string[]): boolean => {
		if (!wanted.every((token, index) => tokens[at + index] === token)) return false;
		at += wanted.length;
		return true;
	};
	const text = (): string | null => {
		const token = next();
		if (!token?.startsWith('"')) return null;
		at += 1;
		return token.slice(1).toLowerCase();
	};
	const word = (): string | null => {
		const token = next() ?? '';
		if (!/^\w/.test(token)) return null;
		at += 1;
		return token;
	};
	return { next, skip, text, word };
}

type Reader = ReturnType<typeof readerOf>;
type Cleared = Pick<HeaderClearing, 'names' | 'lastOf'>;

/**
 * The name in a call that clears a header. In a loop it is what comes before the loop's `variable`: `'x-' .. n`, or nothing. Null for
 * anything else.
 */
function cleared(reader: Reader, variable: string | null): string | null {
	if (!reader.skip(...CLEAR)) return null;
	const isWhole = variable !== null && reader.skip(variable);
	const name = isWhole ? '' : reader.text();
	const isJoined = isWhole || variable === null || reader.skip('..', variable);
	if (name === null || !isJoined || !reader.skip(')')) return null;
	reader.skip(';');
	return name;
}

/** What a loop over a list does: each prefix with each word. */
function clearedInLoop(reader: Reader): Cleared | null {
	if (!reader.skip('for', '_', ',')) return null;
	const variable = reader.word();
	if (variable === null || !reader.skip('in', 'ipairs', '(', '{')) return null;
	const words: string[] = [];
	for (let word = reader.text(); word !== null; word = reader.text()) {
		words.push(word);
		if (!reader.skip(',') && reader.next() !== '}') return null;
	}
	if (!reader.skip('}', ')', 'do')) return null;
	if (variable === 'n' && reader.skip(...KEEP_LAST, 'end'))
		return { names: [], lastOf: words.map((word) => `x-forwarded-${word}`) };
	const prefixes: string[] = [];
	while (!reader.skip('end')) {
		const prefix = cleared(reader, variable);
		if (prefix === null) return null;
		prefixes.push(prefix);
	}
	if (prefixes.length * words.length > MOST_NAMES) return null;
	return { names: prefixes.flatMap((prefix) => words.map((word) => `${prefix}${word}`)), lastOf: [] };
}

/** A short text can stand for many names. nginx itself takes fewer lines in the header of a request. */
const MOST_NAMES = 10_000;

/**
 * Reads the value of KONG_NGINX_PROXY_SET_BY_LUA (`$variable "lua code"`).
 * @returns null when the Lua is not calls by name and loops of calls, so what it does to the headers is unknown.
 */
export function readHeaderClearing(text: string): HeaderClearing | null {
	const value = text.trim();
	const [before, quote] = /^\$\w+\s+(["'])/.exec(value) ?? [];
	if (before === undefined || value.length === before.length || value.at(-1) !== quote) return null;
	const tokens = luaTokens(value.slice(before.length, -1).trim());
	if (tokens === null) return null;
	const onlyWithProxySource = ONLY_WITH_PROXY.every((token, index) => tokens[index] === token);
	if (onlyWithProxySource && tokens.at(-1) !== 'end') return null;
	const all = clearedBy(onlyWithProxySource ? tokens.slice(ONLY_WITH_PROXY.length, -1) : tokens);
	return all && (all.names.length > 0 || all.lastOf.length > 0) ? { ...all, onlyWithProxySource } : null;
}

/** What calls and loops of calls do; null where anything else is among them. */
function clearedBy(tokens: readonly string[]): Cleared | null {
	const reader = readerOf(tokens);
	const names: string[] = [];
	const lastOf: string[] = [];
	while (reader.next() !== undefined) {
		const found = reader.next() === 'for' ? clearedInLoop(reader) : cleared(reader, null);
		if (found === null) return null;
		const { names: more, lastOf: last } = typeof found === 'string' ? { names: [found], lastOf: [] } : found;
		for (const name of more) names.push(name);
		for (const name of last) lastOf.push(name);
	}
	return { names, lastOf };
}

/** The header lines that are left. Names match in any case, but `_` and `-` are different characters. */
export function clearHeaders(
	headers: readonly Header[],
	clearing: HeaderClearing | null,
	proxySource: string | null,
): readonly Header[] {
	if (clearing === null || (clearing.onlyWithProxySource && proxySource === null)) return headers;
	const lower = headers.map(([name]) => name.toLowerCase());
	return headers.filter((_, at) => {
		const name = lower[at] ?? '';
		const isEarlier = clearing.lastOf.includes(name) && lower.lastIndexOf(name) !== at;
		return !isEarlier && !clearing.names.includes(name);
	});
}

/** The clearing that KONG_NGINX_PROXY_SET_BY_LUA does: null when it is not set, `unknown` when its Lua is not understood. */
export function readClearingSetting(
	env: Readonly<Record<string, string>>,
): HeaderClearing | null | 'unknown' {
	const text = (env.KONG_NGINX_PROXY_SET_BY_LUA ?? '').trim();
	return text === '' || text === 'NONE' ? null : (readHeaderClearing(text) ?? 'unknown');
}

/** What the Lua does, for people: the code itself is long and tells them little. Null for Lua that is not understood. */
export function clearingInWords(text: string): string | null {
	return readHeaderClearing(text) === null ? null : 'removes forged X-Forwarded-* headers';
}
