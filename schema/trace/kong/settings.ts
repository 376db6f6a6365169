// The settings of a gateway as Kong reads them from its environment, with Kong's defaults.
// Source: kong/templates/kong_defaults.lua, kong/conf_loader/init.lua of Kong 3.9.3.

import { memberOf } from '../../text/members.ts';
import { type ListenSetting, parseListen } from './listen.ts';
import { parseLuaNumber, stripLua } from './lua-text.ts';
import { type PortMapsSetting, parsePortMaps } from './port-maps.ts';
import { parseTrustedIps, type TrustedIpsSetting } from './trusted-ips.ts';

/** Environment variables of the Kong container: full names (`KONG_PROXY_LISTEN`) and their text. */
export type KongEnv = Readonly<Record<string, string>>;

/** The *_listen settings, in the order in which Kong checks them. */
export const LISTEN_SETTINGS = [
	{ name: 'proxy', variable: 'KONG_PROXY_LISTEN', subsystem: 'http' },
	{ name: 'stream', variable: 'KONG_STREAM_LISTEN', subsystem: 'stream' },
	{ name: 'admin', variable: 'KONG_ADMIN_LISTEN', subsystem: 'http' },
	{ name: 'adminGui', variable: 'KONG_ADMIN_GUI_LISTEN', subsystem: 'http' },
	{ name: 'status', variable: 'KONG_STATUS_LISTEN', subsystem: 'http' },
	{ name: 'cluster', variable: 'KONG_CLUSTER_LISTEN', subsystem: 'http' },
] as const;

/** What Kong uses for a variable that is not set at all; a variable set to empty text does not get its default. */
const KONG_DEFAULTS: KongEnv = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 http2 ssl reuseport backlog=16384',
	KONG_STREAM_LISTEN: 'off',
	KONG_ADMIN_LISTEN:
		'127.0.0.1:8001 reuseport backlog=16384, 127.0.0.1:8444 http2 ssl reuseport backlog=16384',
	KONG_ADMIN_GUI_LISTEN: '0.0.0.0:8002, 0.0.0.0:8445 ssl',
	KONG_STATUS_LISTEN: '127.0.0.1:8007 reuseport backlog=16384',
	KONG_CLUSTER_LISTEN: '0.0.0.0:8005',
	KONG_NGINX_PROXY_REAL_IP_HEADER: 'X-Real-IP',
	KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'off',
	KONG_ROLE: 'traditional',
	KONG_DATABASE: 'postgres',
	KONG_LUA_MAX_REQ_HEADERS: '100',
};

/** Settings as Kong has parsed them, before nginx sees anything. */
export interface KongSettings {
	readonly env: KongEnv;
	readonly role: string;
	readonly listens: Readonly<Record<(typeof LISTEN_SETTINGS)[number]['name'], ListenSetting>>;
	readonly trustedIps: TrustedIpsSetting;
	readonly portMaps: PortMapsSetting;
	/** lua_max_req_headers: how many header lines Kong's Lua sees. */
	readonly maxRequestHeaders: number;
}

// These two are only other names for a directive; an explicit nginx_proxy_… wins.
const ALIASES: KongEnv = {
	KONG_NGINX_PROXY_REAL_IP_HEADER: 'KONG_REAL_IP_HEADER',
	KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'KONG_REAL_IP_RECURSIVE',
};

/** Text of a variable with Kong's default; undefined when it has neither. */
export function settingText(env: KongEnv, variable: string): string | undefined {
	return (
		memberOf(env, variable) ??
		memberOf(env, memberOf(ALIASES, variable) ?? '') ??
		memberOf(KONG_DEFAULTS, variable)
	);
}

/** The variable that a setting's text comes from, for messages. */
function settingVariable(env: KongEnv, variable: string): string {
	const alias = memberOf(ALIASES, variable);
	return env[variable] === undefined && alias !== undefined && env[alias] !== undefined ? alias : variable;
}

/** Reads the settings; what is wrong is in the `problems` of each part. */
export function readKongSettings(env: KongEnv): KongSettings {
	const text = (variable: string): string => settingText(env, variable) ?? '';
	const listens = Object.fromEntries(
		LISTEN_SETTINGS.map(({ name, variable, subsystem }) => [
			name,
			parseListen(text(variable), variable, subsystem),
		]),
	) as KongSettings['listens'];
	return {
		env,
		role: stripLua(text('KONG_ROLE')),
		listens,
		trustedIps: parseTrustedIps(text('KONG_TRUSTED_IPS')),
		portMaps: parsePortMaps(text('KONG_PORT_MAPS')),
		maxRequestHeaders: parseLuaNumber(text('KONG_LUA_MAX_REQ_HEADERS')) ?? 100,
	};
}

/** A directive that Kong writes into a block of nginx's configuration, and the variable it comes from. */
interface Injected {
	readonly name: string;
	readonly value: string;
	readonly variable: string;
}

/** The blocks that a variable can put directives into and that are considered here. */
export type InjectedBlock = 'HTTP' | 'PROXY' | 'ADMIN' | 'STATUS' | 'STREAM' | 'SPROXY';

/**
 * The directives that KONG_NGINX_<BLOCK>_… variables put into a block, in Kong's order (by name).
 * A value of nothing but blanks, or the word NONE, leaves the directive out.
 */
export function injectedDirectives(env: KongEnv, block: InjectedBlock): Injected[] {
	const prefix = `KONG_NGINX_${block}_`;
	const variables = new Set(
		[...Object.keys(env), ...Object.keys(KONG_DEFAULTS)].filter(
			(name) => name.startsWith(prefix) && name !== prefix && name === name.toUpperCase(),
		),
	);
	return [...variables]
		.map((variable) => ({
			name: variable.slice(prefix.length).toLowerCase(),
			value: stripLua(settingText(env, variable) ?? ''),
			variable: settingVariable(env, variable),
		}))
		.filter(({ value }) => value !== '' && value !== 'NONE')
		.sort((one, other) => (one.name < other.name ? -1 : 1));
}
