// UpCloud: the one annotation that holds a balancer's whole configuration as JSON, read as Go's decoder reads it.
import { items } from '../../../cluster/objects.ts';
import { isMap } from '../../../text/map.ts';
import { parseJson } from '../../words.ts';
import { member, shapeFault } from './shape.ts';

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
	if (!isMap(json)) return 'it is not a JSON object';
	return (
		shapeFault(json) ?? {
			frontends: list(json, 'frontends').map(frontendOf),
			backends: list(json, 'backends').map(backendOf),
			networks: list(json, 'networks').map((one) => text(one, 'type')),
			labels: list(json, 'labels').map((one) => text(one, 'key')),
		}
	);
}

// The shape is known to be right; what is missing or null is the kind's empty value.
const text = (of: unknown, name: string) => String(member(of, name) ?? '');
const number = (of: unknown, name: string) => Number(member(of, name) ?? 0);
const flag = (of: unknown, name: string) => member(of, name) === true;
const list = (of: unknown, name: string) => items(member(of, name));

function frontendOf(one: unknown): Frontend {
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
		takesProxy: flag(member(one, 'properties'), 'inbound_proxy_protocol'),
	};
}

function backendOf(one: unknown): Backend {
	const given = member(one, 'properties');
	return {
		name: text(one, 'name'),
		properties: isMap(given)
			? {
					proxyProtocol: text(given, 'outbound_proxy_protocol'),
					checkType: text(given, 'health_check_type'),
					checkUrl: text(given, 'health_check_url'),
					tls: flag(given, 'tls_enabled'),
				}
			: null,
	};
}
