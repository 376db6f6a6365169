// What Kong's check refuses besides listeners, trusted addresses, port maps and roles: numbers out of range, and names of
// variables in the wrong case. Source: kong/conf_loader/parse.lua and kong/conf_loader/init.lua of Kong 3.9.3.

import { memberOf } from '../../text/members.ts';
import type { SettingProblem } from '../problem.ts';
import { parseLuaNumber } from './lua-text.ts';
import type { KongEnv } from './settings.ts';

const LIMITS = ['REQ_HEADERS', 'RESP_HEADERS', 'URI_ARGS', 'POST_ARGS'].map((what) => `KONG_LUA_MAX_${what}`);

/** Whether Kong writes the variable's value into a block of nginx, as a directive of the rest of its name. */
export const isDirective = (variable: string): boolean =>
	/^KONG_NGINX_(MAIN|EVENTS|HTTP|UPSTREAM|PROXY|LOCATION|STATUS|ADMIN|STREAM|SUPSTREAM|SPROXY|WASM)_./.test(
		variable,
	);

// Kong looks for these prefixes in any case, and then reads the value under the name in upper case only.
const isDynamic = (variable: string): boolean =>
	isDirective(variable) || /^KONG_(PLUGINSERVER|VAULT)_./.test(variable);

// With a default of its own a setting has a value all the same.
const WITH_DEFAULT = new Set(
	`
	MAIN_DAEMON MAIN_USER MAIN_WORKER_PROCESSES MAIN_WORKER_RLIMIT_NOFILE EVENTS_WORKER_CONNECTIONS EVENTS_MULTI_ACCEPT
	HTTP_CHARSET HTTP_CLIENT_MAX_BODY_SIZE HTTP_CLIENT_BODY_BUFFER_SIZE HTTP_SSL_PROTOCOLS HTTP_SSL_PREFER_SERVER_CIPHERS
	HTTP_SSL_DHPARAM HTTP_SSL_SESSION_TICKETS HTTP_SSL_SESSION_TIMEOUT HTTP_SSL_CONF_COMMAND HTTP_PROXY_SSL_CONF_COMMAND
	HTTP_LUA_SSL_CONF_COMMAND HTTP_GRPC_SSL_CONF_COMMAND HTTP_LUA_SSL_PROTOCOLS HTTP_LUA_REGEX_MATCH_LIMIT
	HTTP_LUA_REGEX_CACHE_MAX_ENTRIES HTTP_KEEPALIVE_REQUESTS STREAM_SSL_CONF_COMMAND STREAM_PROXY_SSL_CONF_COMMAND
	STREAM_LUA_SSL_CONF_COMMAND STREAM_LUA_SSL_PROTOCOLS STREAM_SSL_PROTOCOLS STREAM_SSL_PREFER_SERVER_CIPHERS
	STREAM_SSL_DHPARAM STREAM_SSL_SESSION_TICKETS STREAM_SSL_SESSION_TIMEOUT PROXY_REAL_IP_HEADER PROXY_REAL_IP_RECURSIVE
	ADMIN_CLIENT_MAX_BODY_SIZE ADMIN_CLIENT_BODY_BUFFER_SIZE
	`
		.trim()
		.split(/\s+/)
		.map((name) => `KONG_NGINX_${name}`),
);

/** The refusals; those about names say the name that Kong reads. */
export function oddSettingProblems(env: KongEnv): SettingProblem[] {
	const numbers = LIMITS.flatMap((variable): SettingProblem[] => {
		const text = env[variable];
		const number = text === undefined ? 1 : (parseLuaNumber(text) ?? 0);
		const fine = Number.isInteger(number) && number >= 1 && number <= 1000;
		return fine ? [] : [{ stage: 'kong', code: 'number-range', variable, entry: text ?? '' }];
	});
	const names = Object.entries(env).flatMap(([variable, entry]): SettingProblem[] => {
		const part = variable.toUpperCase();
		const fine =
			part === variable || memberOf(env, part) !== undefined || !isDynamic(part) || WITH_DEFAULT.has(part);
		return fine ? [] : [{ stage: 'kong', code: 'variable-case', variable, entry, part }];
	});
	return [...numbers, ...names];
}
