// The one constant of Lua in KONG_NGINX_PROXY_SET_BY_LUA that removes forged forwarding headers before Kong reads them.
// It runs after realip, so the client's address is found from the headers first.

import type { Header } from '../nginx/request-headers.ts';

/** Which headers are removed, and whether only on connections whose PROXY header carried a source address. */
export interface HeaderClearing {
	/** Names in lower case. */
	readonly names: readonly string[];
	readonly onlyWithProxySource: boolean;
}

const LOOP =
	/for\s+_\s*,\s*(\w+)\s+in\s+ipairs\s*\(\s*\{([^{}]*)\}\s*\)\s+do\s+((?:ngx\.req\.clear_header\s*\([^()]*\)\s*;?\s*)+)end/;

const CALL = /^\s*ngx\.req\.clear_header\s*\(\s*(["'])([^"']*)\1\s*\)\s*;?\s*/;

/** Single calls with a name in quotes, and what stands behind them. */
function leadingCalls(code: string): { names: string[]; rest: string } {
	const names: string[] = [];
	let rest = code;
	for (let call = CALL.exec(rest); call; call = CALL.exec(rest)) {
		names.push((call[2] ?? '').toLowerCase());
		rest = rest.slice(call[0].length);
	}
	return { names, rest: rest.trim() };
}

/**
 * Reads the value of KONG_NGINX_PROXY_SET_BY_LUA (`$variable "lua code"`).
 * @returns null when the Lua is not calls by name and one loop of calls, so what it does to the headers is unknown.
 */
export function readHeaderClearing(text: string): HeaderClearing | null {
	const [, , code] = /^\s*\$\w+\s+(["'])(.*)\1\s*$/s.exec(text) ?? [];
	if (code === undefined) return null;
	const [, inner] = /^\s*if\s+ngx\.var\.proxy_protocol_addr\s+then\s+(.*)\s+end\s*$/s.exec(code) ?? [];
	const onlyWithProxySource = inner !== undefined;
	const { names: single, rest } = leadingCalls(inner ?? code);
	if (rest === '' && single.length > 0) return { names: single, onlyWithProxySource };
	const [loop, variable, list = '', calls = ''] = LOOP.exec(rest) ?? [];
	if (loop === undefined || loop !== rest) return null;
	const words = [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) => a ?? b ?? '');
	const prefixes = [...calls.matchAll(/\(\s*(["'])([^"']*)\1\s*\.\.\s*(\w+)\s*\)/g)];
	if (prefixes.length !== calls.split('clear_header').length - 1) return null;
	if (prefixes.some(([, , , name]) => name !== variable)) return null;
	const names = prefixes.flatMap(([, , prefix]) => words.map((word) => `${prefix}${word}`.toLowerCase()));
	return { names: [...single, ...names], onlyWithProxySource };
}

/** The header lines that are left. Names match in any case, but `_` and `-` are different characters. */
export function clearHeaders(
	headers: readonly Header[],
	clearing: HeaderClearing | null,
	proxySource: string | null,
): readonly Header[] {
	if (clearing === null || (clearing.onlyWithProxySource && proxySource === null)) return headers;
	return headers.filter(([name]) => !clearing.names.includes(name.toLowerCase()));
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
