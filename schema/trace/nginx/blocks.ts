// The part of nginx's configuration that Kong's settings write: which directives land in which block, line by line.
// Source: kong/templates/nginx_kong.lua and nginx_kong_stream.lua of Kong 3.9.3.

import type { ListenEntry, Subsystem } from '../kong/listen.ts';
import { type InjectedBlock, injectedDirectives, type KongSettings } from '../kong/settings.ts';

/** A line of configuration, and the setting that it comes from. */
export interface ConfigLine {
	readonly text: string;
	readonly variable: string;
	readonly entry: string;
	readonly index?: number;
}

/** A block of configuration that settings write into. */
export interface ConfigBlock {
	readonly name:
		| 'http'
		| 'proxy'
		| 'admin'
		| 'status'
		| 'adminGui'
		| 'cluster'
		| 'streamMain'
		| 'stream'
		| 'streamTls';
	readonly subsystem: Subsystem;
	readonly lines: readonly ConfigLine[];
	/** Directives that Kong's template has in this block anyway and that nginx takes only once. */
	readonly fixed: readonly string[];
}

const HTTP_FIXED = [
	'server_tokens',
	'lua_socket_pool_size',
	'lua_socket_log_errors',
	'lua_max_running_timers',
	'lua_max_pending_timers',
	'lua_package_path',
	'lua_package_cpath',
	'underscores_in_headers',
	'uninitialized_variable_warn',
];

/** The blocks in the order in which nginx reads them. A block whose listeners are off is not written at all. */
export function configBlocks(settings: KongSettings): readonly ConfigBlock[] {
	const { listens, env, role } = settings;
	const runsProxy = role !== 'control_plane' && listens.proxy.entries.length > 0;
	const runsAdmin = role !== 'data_plane' && listens.admin.entries.length > 0;
	const server = (name: 'admin' | 'status' | 'adminGui' | 'cluster', extra = ''): ConfigBlock => ({
		name,
		subsystem: 'http',
		lines: [
			...listens[name].entries.map((entry) => listenLine(entry, VARIABLES[name], extra)),
			...(name === 'admin' ? injectedLines(env, 'ADMIN') : []),
			...(name === 'status' ? injectedLines(env, 'STATUS') : []),
		],
		fixed: [],
	});
	const http: ConfigBlock[] = [
		{ name: 'http', subsystem: 'http', lines: injectedLines(env, 'HTTP'), fixed: HTTP_FIXED },
		...(runsProxy ? [proxyBlock(settings)] : []),
		...(runsAdmin ? [server('admin')] : []),
		...(listens.status.entries.length > 0 ? [server('status')] : []),
		...(runsAdmin && listens.adminGui.entries.length > 0 ? [server('adminGui')] : []),
		...(role === 'control_plane' ? [server('cluster', ' ssl')] : []),
	];
	return [...(http.length > 1 ? http : []), ...streamBlocks(settings)];
}

const VARIABLES = {
	admin: 'KONG_ADMIN_LISTEN',
	status: 'KONG_STATUS_LISTEN',
	adminGui: 'KONG_ADMIN_GUI_LISTEN',
	cluster: 'KONG_CLUSTER_LISTEN',
} as const;

function proxyBlock(settings: KongSettings): ConfigBlock {
	const listens = settings.listens.proxy.entries.map((entry) => listenLine(entry, 'KONG_PROXY_LISTEN'));
	return {
		name: 'proxy',
		subsystem: 'http',
		lines: [...listens, ...injectedLines(settings.env, 'PROXY'), ...trustLines(settings)],
		fixed: settings.listens.proxy.entries.some(({ http2 }) => http2) ? ['http2'] : [],
	};
}

function streamBlocks(settings: KongSettings): ConfigBlock[] {
	const entries = settings.listens.stream.entries;
	if (entries.length === 0) return [];
	const tls = entries.filter((entry) => entry.ssl);
	const injected = injectedLines(settings.env, 'SPROXY');
	const block = (
		name: 'stream' | 'streamTls',
		own: readonly ListenEntry[],
		fixed: readonly string[],
	): ConfigBlock => ({
		name,
		subsystem: 'stream',
		lines: [
			// TLS connections are only looked into here; the flag would end them.
			...own.map((entry) => listenLine(withoutTls(entry), 'KONG_STREAM_LISTEN')),
			...trustLines(settings),
			...injected,
		],
		fixed,
	});
	const plain = entries.filter((entry) => !entry.ssl);
	return [
		{ name: 'streamMain', subsystem: 'stream', lines: injectedLines(settings.env, 'STREAM'), fixed: [] },
		block('stream', plain, ['proxy_ssl', 'proxy_ssl_name', 'proxy_ssl_server_name', 'proxy_pass']),
		...(tls.length > 0 ? [block('streamTls', tls, ['ssl_preread', 'proxy_protocol', 'proxy_pass'])] : []),
	];
}

function withoutTls(entry: ListenEntry): ListenEntry {
	return { ...entry, flags: entry.flags.filter((flag) => flag !== 'ssl') };
}

// `http2` is no flag of the listen line any more, Kong turns it into a directive for the whole server.
function listenLine(entry: ListenEntry, variable: string, extra = ''): ConfigLine {
	const flags = entry.flags.filter((flag) => flag !== 'http2').map((flag) => ` ${flag}`);
	const text = `listen ${entry.host}:${entry.port}${flags.join('')}${extra};`;
	return { text, variable, entry: entry.text, index: entry.index };
}

function trustLines(settings: KongSettings): ConfigLine[] {
	return settings.trustedIps.entries.map((entry, index) => ({
		text: `set_real_ip_from ${entry};`,
		variable: 'KONG_TRUSTED_IPS',
		entry,
		index,
	}));
}

function injectedLines(env: KongSettings['env'], block: InjectedBlock): ConfigLine[] {
	return injectedDirectives(env, block).map(({ name, value, variable }) => ({
		text: `${name} ${value};`,
		variable,
		entry: value,
	}));
}
