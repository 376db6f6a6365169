// The environment of Kong's container: what clientIp sets, what the chart sets, what the user adds.
import type { Values } from '../values/values.ts';
import { certificateEnvironment } from './certificates.ts';
import { clearingFor } from './forwarded-headers.ts';
import { adminListen, portMaps, proxyListen, statusListen } from './listeners.ts';
import { pluginEnvironment } from './mounts.ts';
import type { Situation } from './situation.ts';
import { streamListen, streamLogs } from './streams.ts';

/** The value of a variable: text, or an object with `valueFrom`. */
export type EnvValue = string | { readonly [key: string]: unknown };

/** What clientIp sets, by variable. */
export function clientIpEnvironment(situation: Situation): { [variable: string]: string } {
	const { strategy, method, trusted, header, recursive } = situation;
	const out: { [variable: string]: string } = {
		KONG_PROXY_LISTEN: proxyListen(situation),
		KONG_PORT_MAPS: portMaps(situation),
	};
	const streams = streamListen(situation);
	if (streams) out.KONG_STREAM_LISTEN = streams;
	const clearing = clearingFor(situation);
	if (clearing) out.KONG_NGINX_PROXY_SET_BY_LUA = clearing;
	if (!method || strategy === 'externalTrafficPolicy') return out;
	out.KONG_TRUSTED_IPS = trusted.join(',');
	if (strategy === 'proxyProtocol') out.KONG_REAL_IP_HEADER = 'proxy_protocol';
	if (strategy === 'httpHeaders') {
		out.KONG_REAL_IP_HEADER = header;
		out.KONG_REAL_IP_RECURSIVE = recursive ? 'on' : 'off';
	}
	return out;
}

/** Where the declarative configuration is mounted, as in the kong/kong chart. */
export const declarativeConfigPath = '/kong_dbless/kong.yml';

/** What the chart sets and the user may not change. */
function fixedEnvironment(situation: Situation): { [variable: string]: string } {
	const { dblessConfig, echo, admin } = situation.values;
	const file = dblessConfig.config || dblessConfig.configMap || dblessConfig.secret || echo.enabled;
	return {
		KONG_PREFIX: '/tmp/kong',
		KONG_STATUS_LISTEN: statusListen(situation),
		...(admin.enabled ? { KONG_ADMIN_LISTEN: adminListen(situation) } : {}),
		...(file ? { KONG_DECLARATIVE_CONFIG: declarativeConfigPath } : {}),
	};
}

/** What the chart sets unless the user does. */
export const environmentDefaults = {
	KONG_DATABASE: 'off',
	KONG_ADMIN_LISTEN: 'off',
	KONG_ADMIN_GUI_LISTEN: 'off',
	KONG_NGINX_WORKER_PROCESSES: '2',
	KONG_PROXY_ACCESS_LOG: '/dev/stdout',
	KONG_PROXY_ERROR_LOG: '/dev/stderr',
	KONG_STATUS_ACCESS_LOG: 'off',
	KONG_STATUS_ERROR_LOG: '/dev/stderr',
} as const;

/** The whole environment, sorted by name, each name once. */
export function environment(situation: Situation): { [variable: string]: EnvValue } {
	const all = {
		...environmentDefaults,
		...streamLogs(situation.values),
		...certificateEnvironment(situation.values),
		...pluginEnvironment(situation.values),
		...licence(situation.values),
		...customEnvironment(situation.values.customEnv),
		...userEnvironment(situation.values.env),
		...fixedEnvironment(situation),
		...clientIpEnvironment(situation),
	};
	return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The user's settings; Kong reads on and off both as booleans of its own and of nginx. */
function userEnvironment(env: Values['env']): { [variable: string]: EnvValue } {
	const out: { [variable: string]: EnvValue } = {};
	// In the order of the names, as a template walks a map.
	for (const [key, value] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (value === null) continue;
		out[`KONG_${key.toUpperCase()}`] = typeof value === 'object' ? value : envText(value);
	}
	return out;
}

/** The licence from a Secret, as in the kong/kong chart. */
function licence({ enterprise }: Values): { [variable: string]: EnvValue } {
	const name = enterprise.license_secret;
	return name ? { KONG_LICENSE_DATA: { valueFrom: { secretKeyRef: { name, key: 'license' } } } } : {};
}

/** Variables that Kong does not read itself. */
function customEnvironment(custom: Values['customEnv']): { [variable: string]: EnvValue } {
	const out: { [variable: string]: EnvValue } = {};
	for (const [key, value] of Object.entries(custom).sort(([a], [b]) => (a < b ? -1 : 1)))
		if (value !== null) out[key.toUpperCase()] = typeof value === 'object' ? value : String(value);
	return out;
}

function envText(value: string | number | boolean): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return typeof value === 'number' ? JSON.stringify(value) : value;
}
