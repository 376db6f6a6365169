// `env` of kong/kong: what it says about the client's address, and what this chart takes as it is.

import { environmentDefaults } from '../../decide/environment.ts';
import { ownedByChart, ownedByClientIp } from '../../findings/values/settings/owned-variables.ts';
import { isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import { isOurs } from '../block/clearing.ts';
import { type Reader, saysNothing } from '../reader.ts';
import type { Given, ImportFinding, Json, Part } from '../types.ts';

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

/** Reads `env`, and what `customEnv` has of Kong's settings. */
export function kongEnv(reader: Reader): KongEnv {
	const { settings, findings } = readSettings(reader);
	/** Of several names for the same, Kong follows the last. */
	const taken = (...names: readonly string[]): Given<unknown> | null => {
		const given = names.flatMap((name) => settings.get(name) ?? []);
		for (const { from } of given) reader.skip(...from);
		return given.at(-1) ?? null;
	};
	const header = textOf(taken('REAL_IP_HEADER', 'NGINX_PROXY_REAL_IP_HEADER'));
	const listen = textOf(taken('PROXY_LISTEN'));
	const trustedBy = (name: string) => trustOf(taken(name), findings);
	const trusted = joined(trustedBy('TRUSTED_IPS'), trustedBy('NGINX_PROXY_SET_REAL_IP_FROM'));
	const recursive = switchOf(taken('REAL_IP_RECURSIVE', 'NGINX_PROXY_REAL_IP_RECURSIVE'), findings);
	const clearing = textOf(taken('NGINX_PROXY_SET_BY_LUA'));
	return {
		header,
		listen,
		// Servers of nginx inherit the outer list only where they have none.
		trusted: trusted ?? trustedBy('NGINX_HTTP_SET_REAL_IP_FROM'),
		recursive,
		clearing,
		parts: [...carriedSettings(reader, settings), ...otherVariables(reader), ...ownClearing(clearing)],
		findings,
	};
}

type Trust = Given<readonly string[]> | null;

const joined = (one: Trust, other: Trust): Trust =>
	one && other ? { ...one, value: [...one.value, ...other.value] } : (one ?? other);

interface Setting extends Given<unknown> {
	/** Where it is, below the values of the gateway. */
	readonly from: readonly [group: 'env' | 'customEnv', key: string];
	/** Its name in `env` of this chart; null for one with KONG_ before its name, which did nothing. */
	readonly key: string | null;
}

/** Settings by name in capitals without KONG_, and what is wrong with some. `customEnv` counts before `env`. */
function readSettings(reader: Reader) {
	const findings: ImportFinding[] = [];
	const settings = new Map<string, Setting>();
	const names = new Set(Object.keys(mapAt(reader, 'env')).map((name) => name.toUpperCase()));
	for (const [key, value] of entriesAt(reader, 'env')) {
		const path = reader.at('env', key);
		const upper = key.toUpperCase();
		const plain = upper.replace(PREFIX, '');
		const isPrefixed = plain !== upper;
		if (isPrefixed && !countsPrefixed(plain, names)) continue;
		if (isPrefixed) findings.push(prefixed(path, upper, plain));
		settings.set(plain, { value, path, from: ['env', key], key: isPrefixed ? null : key });
	}
	for (const [key, value] of entriesAt(reader, 'customEnv').filter(([name]) => PREFIX.test(name))) {
		const name = key.replace(PREFIX, '').toLowerCase();
		const over = settings.get(name.toUpperCase());
		if (over) reader.skip(...over.from);
		const from = ['customEnv', key] as const;
		settings.set(name.toUpperCase(), { value, path: reader.at(...from), from, key: name });
	}
	return { settings, findings };
}

const PREFIX = /^KONG_/i;

/** Those that this chart takes as they are. */
function carriedSettings(reader: Reader, settings: ReadonlyMap<string, Setting>): Part[] {
	const parts: Part[] = [];
	for (const [plain, { key, value, path, from }] of settings) {
		if (key === null || !isCarried(key, plain)) continue;
		reader.skip(...from);
		if (value !== environmentDefaults[`KONG_${plain}` as keyof typeof environmentDefaults])
			parts.push({ path: ['env', key], value, from: path ? [path] : [], optional: true });
	}
	return parts;
}

/** Variables that are no settings of Kong. */
function otherVariables(reader: Reader): Part[] {
	const entries = entriesAt(reader, 'customEnv').filter(([key]) => !PREFIX.test(key));
	return entries.map(([key, value]) => {
		reader.skip('customEnv', key);
		return { path: ['customEnv', key], value, from: [reader.at('customEnv', key)], optional: true };
	});
}

function mapAt(reader: Reader, group: 'env' | 'customEnv'): Json {
	const map = reader.peek(group);
	return isMap(map) ? map : {};
}

const entriesAt = (reader: Reader, group: 'env' | 'customEnv'): readonly [string, unknown][] =>
	Object.entries(mapAt(reader, group)).filter(([, value]) => !saysNothing(value));

/** A setting with KONG_ before its name did nothing. It counts only if it is about the address and is not also there without KONG_. */
function countsPrefixed(plain: string, names: ReadonlySet<string>): boolean {
	return Boolean(memberOf(meant, plain)) && !names.has(plain);
}

function prefixed(path: ValuePath, upper: string, plain: string): ImportFinding {
	return {
		code: 'import-env-prefixed',
		args: { path: pathText(path), upper, meant: memberOf(meant, plain) ?? '' },
		path,
	};
}

/** Whether this chart takes the setting as it is. */
function isCarried(key: string, plain: string): boolean {
	const variable = `KONG_${plain}`;
	const owned =
		Object.hasOwn(ownedByClientIp, variable) ||
		Object.hasOwn(ownedByChart, variable) ||
		plain === 'NGINX_PROXY_SET_BY_LUA';
	return !owned && !database.test(key);
}

function ownClearing(clearing: Given<string> | null): Part[] {
	if (!clearing || isOurs(clearing.value)) return [];
	const from = clearing.path ? [clearing.path] : [];
	return [{ path: ['env', 'nginx_proxy_set_by_lua'], value: clearing.value, from, optional: true }];
}

function textOf(given: Given<unknown> | null): Given<string> | null {
	return given && typeof given.value === 'string' ? { value: given.value.trim(), path: given.path } : null;
}

function trustOf(given: Given<unknown> | null, findings: ImportFinding[]): Trust {
	if (!given) return null;
	if (isMap(given.value)) {
		const args = { path: pathText(given.path ?? []) };
		findings.push({ code: 'import-trust-unreadable', args, path: given.path });
		return null;
	}
	const words = addresses(String(given.value));
	if (!words.some((word) => word.startsWith('#'))) return { value: words, path: given.path };
	const args = {
		path: `the comments in ${pathText(given.path ?? [])}`,
		why: 'In a text over several lines they are a part of the text, and Kong does not start.',
	};
	findings.push({ code: 'import-left-behind', args, path: given.path });
	return {
		value: words.filter((word) => /[.:]/.test(word) && /^[\da-f.:]+(\/\d+)?$/i.test(word)),
		path: given.path,
	};
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
