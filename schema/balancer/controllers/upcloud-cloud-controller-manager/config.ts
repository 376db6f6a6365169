// UpCloud: the one annotation that holds a balancer's whole configuration as JSON, read as Go's decoder reads it.
import { items } from '../../../cluster/objects.ts';
import { parseJson } from '../../words.ts';

export interface Frontend {
	readonly name: string;
	readonly mode: string;
	readonly port: number;
	readonly defaultBackend: string;
	/** Whether it has certificates of its own. */
	readonly tls: boolean;
	/** Types of the actions of its rules; `conditional` where the rule has matchers. */
	readonly actions: readonly { readonly type: string; readonly conditional: boolean }[];
	readonly takesProxy: boolean;
}

/** Properties are null where the JSON has none: the controller's own hold then, all of them. */
export interface Backend {
	readonly name: string;
	readonly properties: Properties | null;
}

export interface Properties {
	readonly proxyProtocol: string;
	readonly checkType: string;
	readonly checkUrl: string;
	readonly tls: boolean;
}

export interface Config {
	readonly frontends: readonly Frontend[];
	readonly backends: readonly Backend[];
	/** Types of its networks; empty where the JSON has none. */
	readonly networks: readonly string[];
	readonly labels: readonly string[];
}

/** What the annotation says; a text that tells why it cannot be read. */
export function readConfig(value: string): Config | string {
	const json = parseJson(value);
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'it is not a JSON object';
	const wrong: string[] = [];
	const reader = readerOf(wrong);
	const config = {
		frontends: reader.list(json, 'frontends').map((one) => frontendOf(one, reader)),
		backends: reader.list(json, 'backends').map((one) => backendOf(one, reader)),
		networks: reader.list(json, 'networks').map((one) => reader.text(one, 'type')),
		labels: reader.list(json, 'labels').map((one) => reader.text(one, 'key')),
	};
	for (const name of ['name', 'plan', 'zone']) reader.text(json, name);
	return wrong[0] ?? config;
}

/** Values of a kind; what is missing or null is the kind's empty value, what is of another kind is noted. */
interface Reader {
	readonly text: (of: unknown, name: string) => string;
	readonly number: (of: unknown, name: string) => number;
	readonly flag: (of: unknown, name: string) => boolean;
	readonly list: (of: unknown, name: string) => readonly unknown[];
	readonly part: (of: unknown, name: string) => object | null;
}

function readerOf(wrong: string[]): Reader {
	const take = <Kind>(
		of: unknown,
		name: string,
		empty: Kind,
		kind: string,
		fits: (value: unknown) => boolean,
	) => {
		const value = member(of, name);
		if (value === undefined || value === null) return empty;
		if (fits(value)) return value as Kind;
		wrong.push(`${name} must be ${kind}`);
		return empty;
	};
	const isObject = (value: unknown) => typeof value === 'object' && !Array.isArray(value);
	return {
		text: (of, name) => take(of, name, '', 'a text', (value) => typeof value === 'string'),
		number: (of, name) => take(of, name, 0, 'a whole number', Number.isInteger),
		flag: (of, name) => take(of, name, false, 'true or false', (value) => typeof value === 'boolean'),
		list: (of, name) => {
			const list = items(take(of, name, [], 'a list', Array.isArray));
			if (list.some((one) => one !== null && !isObject(one))) wrong.push(`${name} must be a list of objects`);
			return list;
		},
		part: (of, name) => take<object | null>(of, name, null, 'an object', isObject),
	};
}

/** Go's decoder takes names in any case of letters where none fits exactly. */
function member(of: unknown, name: string): unknown {
	if (typeof of !== 'object' || of === null) return undefined;
	if (Object.hasOwn(of, name)) return (of as { [key: string]: unknown })[name];
	return Object.entries(of).find(([key]) => key.toLowerCase() === name)?.[1];
}

function frontendOf(one: unknown, { text, number, list, part, flag }: Reader): Frontend {
	return {
		name: text(one, 'name'),
		mode: text(one, 'mode'),
		port: number(one, 'port'),
		defaultBackend: text(one, 'default_backend'),
		tls: list(one, 'tls_configs').length > 0,
		actions: list(one, 'rules').flatMap((rule) => {
			const conditional = list(rule, 'matchers').length > 0;
			return list(rule, 'actions').map((action) => ({ type: text(action, 'type'), conditional }));
		}),
		takesProxy: flag(part(one, 'properties'), 'inbound_proxy_protocol'),
	};
}

function backendOf(one: unknown, { text, part, flag }: Reader): Backend {
	const given = part(one, 'properties');
	return {
		name: text(one, 'name'),
		properties: given && {
			proxyProtocol: text(given, 'outbound_proxy_protocol'),
			checkType: text(given, 'health_check_type'),
			checkUrl: text(given, 'health_check_url'),
			tls: flag(given, 'tls_enabled'),
		},
	};
}
