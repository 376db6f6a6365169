// What an nginx configuration of the user's own says about clients: a template of Kong's, or a file that it includes.

import { type Directive, readDirectives } from '../../../trace/nginx/text.ts';

/** Directives for the blocks in which the proxy's requests are read. */
export interface NginxText {
	/** In the http block, and in the proxy's server. */
	readonly http: readonly string[];
	readonly server: readonly string[];
	/** The proxy's own listeners, where they are not Kong's setting. */
	readonly listens: readonly string[];
	/** Files that it includes beside Kong's own. */
	readonly includes: readonly { readonly path: string; readonly block: 'http' | 'server' }[];
	/** Whether Kong's settings are in it: its own file is included, or its loops are here. */
	readonly hasSettings: boolean;
	/** Whether it changes headers in a way that is not read. */
	readonly rewrites: boolean;
}

/** Directives on which the client's address depends. */
const READ =
	/^(set_real_ip_from|real_ip_header|real_ip_recursive|underscores_in_headers|ignore_invalid_headers)$/;
/** Directives that can change what a client sent. */
const REWRITES =
	/^(more_(set|clear)_input_headers|set_by_lua|rewrite_by_lua|access_by_lua|server_rewrite_by_lua)/;
const KONG_CODE =
	/\bkong\s*\.\s*(rewrite|access|ssl_certificate|balancer|header_filter|body_filter|log)\s*\(|kong_uuid_generator/i;
const HEADER_CODE = /set_header|clear_header|clear_input|realip|remote_addr|x-forwarded|x-real-ip/i;
const OTHER_SERVER =
	/admin_listeners|status_listeners|cluster_listeners|admin_gui_listeners|admin_content|ADMIN_LISTEN/i;

/** Reads a text; `block` is the one that a file is included in, `main` for a template. */
export function readNginx(text: string, block: 'main' | 'http' | 'server'): NginxText {
	const { code, lua } = withoutLua(text);
	const found: Draft = { http: [], server: [], listens: [], includes: [] };
	const { directives } = readDirectives(withoutTemplate(code));
	const own = lua.filter((body) => !KONG_CODE.test(body));
	let rewrites = own.some((body) => HEADER_CODE.test(body));
	const open: string[] = block === 'main' ? [] : block === 'http' ? ['http'] : ['http', 'server'];
	for (const directive of directives) {
		if (directive.end === '}') open.pop();
		else if (directive.end === '{') open.push(directive.words[0] ?? '');
		else {
			rewrites ||= rewritesHeaders(directive);
			take(found, directive, open);
		}
	}
	return { ...found, hasSettings: hasSettings(text), rewrites };
}

interface Draft {
	readonly http: string[];
	readonly server: string[];
	readonly listens: string[];
	readonly includes: { path: string; block: 'http' | 'server' }[];
}

function take(found: Draft, { words }: Directive, open: readonly string[]): void {
	const [name = '', ...args] = words;
	const [outer, inner, ...deeper] = open;
	// What is in upstreams, locations or the stream block is no matter of whom Kong believes.
	if (outer !== 'http' || (inner !== undefined && inner !== 'server') || deeper.length > 0) return;
	const block = inner === undefined ? 'http' : 'server';
	const filled = args.some((arg) => arg.includes(FILLED));
	if (name === 'include' && args[0] && !/nginx-kong\.conf$|mime\.types$/.test(args[0]))
		found.includes.push({ path: args[0], block });
	else if (READ.test(name) && !filled) found[block].push(`${name} ${args.join(' ')}`);
	else if (name === 'listen' && block === 'server' && !filled) found.listens.push(args.join(' '));
}

function rewritesHeaders({ words }: Directive): boolean {
	const [name = '', ...args] = words;
	return REWRITES.test(name) && HEADER_CODE.test(`${name} ${args.join(' ')}`);
}

/** Whether Kong's own settings for the proxy get into the file. */
function hasSettings(text: string): boolean {
	if (/\binclude\s+['"]?[^\s;]*nginx-kong\.conf/.test(text)) return true;
	const header = /nginx_proxy_directives|REAL_IP_HEADER/.test(text);
	return header && /\btrusted_ips\b/.test(text) && /proxy_listeners|PROXY_LISTEN/.test(text);
}

/** Stands for what Kong fills in. */
const FILLED = '\ue001';

/** Lines of Lua (`> if …`), and what Kong fills in, `$(…)` and `${{…}}`. A server that is not the proxy's is left out. */
function withoutTemplate(text: string): string {
	return text
		.split('\n')
		.map((line) => (/^\s*>/.test(line) ? '' : line))
		.join('\n')
		.replace(/\$\{\{\w+\}\}/g, FILLED)
		.replace(/\$\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, FILLED);
}

const LUA_BLOCK = /_by_lua_block\s*\{/g;

/** The text without blocks of Lua, in which braces and quotes mean something else, and without other servers; and the Lua. */
function withoutLua(text: string): { code: string; lua: string[] } {
	const lua: string[] = [];
	let code = '';
	let from = 0;
	for (const match of text.matchAll(LUA_BLOCK)) {
		if (match.index < from) continue;
		const end = closing(text, match.index + match[0].length);
		code += text.slice(from, startOfWord(text, match.index));
		lua.push(text.slice(match.index, end));
		from = end + 1;
	}
	return { code: withoutOtherServers(code + text.slice(from)), lua };
}

/** Where the word that ends at a place begins. */
function startOfWord(text: string, end: number): number {
	let at = end;
	while (at > 0 && /\w/.test(text.charAt(at - 1))) at--;
	return at;
}

/** Where the brace that is open at a place is closed. */
function closing(text: string, from: number): number {
	let depth = 1;
	for (let at = from; at < text.length; at++) {
		if (text[at] === '{') depth++;
		if (text[at] === '}' && --depth === 0) return at;
	}
	return text.length;
}

function withoutOtherServers(code: string): string {
	let kept = '';
	let from = 0;
	for (const match of code.matchAll(/\bserver\s*\{/g)) {
		if (match.index < from) continue;
		const end = closing(code, match.index + match[0].length);
		if (!OTHER_SERVER.test(code.slice(match.index, end))) continue;
		kept += code.slice(from, match.index);
		from = end + 1;
	}
	return kept + code.slice(from);
}
