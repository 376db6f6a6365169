// `env` of kong/kong: what it says about the client's address, and what this chart takes as it is.

import { environmentDefaults } from '../../decide/environment.ts';
import { ownedByChart, ownedByClientIp } from '../../findings/values/settings/owned-variables.ts';
import { pathText } from '../../text/path.ts';
import { isOurs } from '../block/clearing.ts';
import { isEmpty, isMap, type Reader } from '../reader.ts';
import type { Given, ImportFinding, Part } from '../types.ts';

export interface KongEnv {
	readonly header: Given<string> | null;
	readonly recursive: Given<boolean> | null;
	readonly trusted: Given<readonly string[]> | null;
	readonly listen: Given<string> | null;
	/** The user's own text of nginx_proxy_set_by_lua, or which of ours it is. */
	readonly clearing: Given<string> | null;
	readonly parts: readonly Part[];
	readonly findings: readonly ImportFinding[];
}

/** Settings of a database, which this chart's Kong has none of. */
const database = /^(pg_|cassandra_|database$)/i;

const meant: { readonly [setting: string]: string } = {
	TRUSTED_IPS: 'clientIp.trustedIPs',
	REAL_IP_HEADER: 'the header of the strategy',
	REAL_IP_RECURSIVE: 'clientIp.httpHeaders.recursive',
};

/** Reads `env`. A setting with KONG_ before its name did nothing, so it counts only where it is about the address and stands alone. */
export function kongEnv(reader: Reader): KongEnv {
	const findings: ImportFinding[] = [];
	const parts: Part[] = [];
	const settings = new Map<string, Given<unknown>>();
	const env = reader.peek('env');
	for (const [key, value] of Object.entries(isMap(env) ? env : {})) {
		if (isEmpty(value)) continue;
		const path = reader.at('env', key);
		const upper = key.toUpperCase();
		const plain = upper.replace(/^KONG_/, '');
		if (plain !== upper) {
			const about = meant[plain];
			if (!about || Object.keys(env as object).some((other) => other.toUpperCase() === plain)) continue;
			findings.push({
				code: 'import-env-prefixed',
				args: { path: pathText(path), upper, meant: about },
				path,
			});
		}
		settings.set(plain, { value, path });
		const variable = `KONG_${plain}`;
		const owned =
			variable in ownedByClientIp || variable in ownedByChart || plain === 'NGINX_PROXY_SET_BY_LUA';
		if (owned || database.test(key) || plain !== upper) continue;
		reader.skip('env', key);
		if (value === environmentDefaults[variable as keyof typeof environmentDefaults]) continue;
		parts.push({ path: ['env', key], value, from: [path], optional: true });
	}
	const taken = (name: string): Given<unknown> | null => {
		const given = settings.get(name);
		if (given?.path) reader.skip('env', String(given.path.at(-1)));
		return given ?? null;
	};
	const header = textOf(taken('REAL_IP_HEADER'));
	const listen = textOf(taken('PROXY_LISTEN'));
	const trusted = trustOf(taken('TRUSTED_IPS'), findings);
	const recursive = switchOf(taken('REAL_IP_RECURSIVE'), findings);
	const clearing = textOf(taken('NGINX_PROXY_SET_BY_LUA'));
	if (clearing && !isOurs(clearing.value))
		parts.push({
			path: ['env', 'nginx_proxy_set_by_lua'],
			value: clearing.value,
			from: clearing.path ? [clearing.path] : [],
			optional: true,
		});
	return { header, listen, trusted, recursive, clearing, parts, findings };
}

function textOf(given: Given<unknown> | null): Given<string> | null {
	return given && typeof given.value === 'string' ? { value: given.value.trim(), path: given.path } : null;
}

function trustOf(given: Given<unknown> | null, findings: ImportFinding[]): Given<readonly string[]> | null {
	if (!given) return null;
	if (isMap(given.value)) {
		const args = { path: pathText(given.path ?? []) };
		findings.push({ code: 'import-trust-unreadable', args, path: given.path });
		return null;
	}
	return { value: addresses(String(given.value)), path: given.path };
}

/** A list, separated by commas. */
export function addresses(text: string): string[] {
	return text
		.split(/[,\s]+/)
		.map((item) => item.trim())
		.filter((item) => item !== '');
}

/** Kong takes `on` and `off` as text; the chart writes what YAML reads as a boolean as `true`, which nginx refuses. */
function switchOf(given: Given<unknown> | null, findings: ImportFinding[]): Given<boolean> | null {
	if (!given) return null;
	if (typeof given.value === 'boolean') {
		const said = given.value ? 'on' : 'off';
		const args = { path: pathText(given.path ?? []), value: String(given.value), meant: said };
		findings.push({ code: 'import-unquoted', args, path: given.path });
		return { value: given.value, path: given.path };
	}
	if (typeof given.value !== 'string') return null;
	return { value: given.value.trim().toLowerCase() === 'on', path: given.path };
}
