// The environment of a container: what is written, what ConfigMaps and Secrets give, and what stays unknown.
import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { Place } from '../../cluster/places.ts';
import { kongConf, optionOf } from './kong-conf.ts';

export interface ContainerEnv {
	/** Names and texts, as far as they are known. */
	readonly values: { readonly [name: string]: string };
	/** Variables whose value is not in the input, with what it is read from. */
	readonly unknown: ReadonlyMap<string, string>;
	/** Sources of whole environments that are not in the input. */
	readonly unknownSources: readonly string[];
	/** Names that stand there more than once; the last counts. */
	readonly repeated: readonly string[];
	/** Variables whose value is no text, which Kubernetes refuses. */
	readonly untyped: readonly string[];
	/** Where a variable stands or would stand. */
	readonly place: (name: string) => Place;
}

/**
 * Reads the environment of a container.
 * @param path where the container stands in the object.
 */
export function containerEnv(
	object: KubeObject,
	path: readonly (string | number)[],
	{ named }: Pick<Inventory, 'named'>,
): ContainerEnv {
	const container = at(object.body, ...path);
	const values: { [name: string]: string } = {};
	const unknown = new Map<string, string>();
	const unknownSources: string[] = [];
	const repeated: string[] = [];
	const untyped: string[] = [];
	const places = new Map<string, number>();
	const dataOf = (kind: string, name: string) => dataIn(named.get(`${kind}/${object.namespace}/${name}`));
	const pod = at(object.body, ...path.slice(0, -2));
	const file = kongConf(pod, container, object.namespace, { named }, dataOf);
	if (file) Object.assign(values, file.values);
	if (file && file.object === null) unknownSources.push(file.source);

	for (const source of items(at(container, 'envFrom'))) {
		for (const [kind, key] of REFERENCES) {
			const name = text(at(source, `${key}Ref`, 'name'));
			if (name === undefined) continue;
			const data = dataOf(kind, name);
			const prefix = text(at(source, 'prefix')) ?? '';
			if (data === null) {
				if (at(source, `${key}Ref`, 'optional') !== true) unknownSources.push(`${kind}/${name}`);
			} else for (const [entry, value] of Object.entries(data)) values[prefix + entry] = value;
		}
	}
	for (const [index, entry] of items(at(container, 'env')).entries()) {
		const name = text(at(entry, 'name'));
		if (name === undefined) continue;
		if (places.has(name)) repeated.push(name);
		places.set(name, index);
		const value = at(entry, 'value');
		unknown.delete(name);
		delete values[name];
		if (typeof value === 'string') {
			const source = unknownIn(value, unknown);
			if (source === undefined) values[name] = expand(value, values);
			else if (name.endsWith('_LISTEN') && isPodAddress(value, unknown)) values[name] = anywhere(value);
			else unknown.set(name, source);
		} else if (value !== undefined && value !== null) {
			untyped.push(name);
			values[name] = String(value);
		} else if (at(entry, 'valueFrom') === undefined) values[name] = '';
		else {
			const found = referenced(at(entry, 'valueFrom'), dataOf);
			if (found.value !== null) values[name] = found.value;
			else if (!found.optional) unknown.set(name, found.from);
		}
	}
	unknownSources.push(...nginxFiles(container, values));
	const place = (name: string): Place => {
		const index = places.get(name);
		if (index === undefined && file?.object && file.values[name] !== undefined) {
			const shown = `${file.source}:data[${JSON.stringify(file.key)}].${name.slice('KONG_'.length).toLowerCase()}`;
			return { object: file.object, path: ['data', file.key], shown };
		}
		return {
			object,
			path: index === undefined ? path : [...path, 'env', index],
			shown: `${object.kind}/${object.name}:env.${name}`,
		};
	};
	return { values, unknown, unknownSources, repeated, untyped, place };
}

/** `$(NAME)`, and the dollar that is none. */
const NAMED = /\$\$|\$\(([^)]+)\)/g;

// Files of nginx directives beside Kong's settings: a template of the user's own, and what is included.
function nginxFiles(container: unknown, values: { readonly [name: string]: string }): string[] {
	const template = optionOf(container, '--nginx-conf');
	const included = ['KONG_NGINX_HTTP_INCLUDE', 'KONG_NGINX_PROXY_INCLUDE'].flatMap(
		(name) => values[name] ?? [],
	);
	return [...(template === undefined ? [] : [template]), ...included].map((path) => `the file ${path}`);
}

const REFERENCES = [
	['ConfigMap', 'configMap'],
	['Secret', 'secret'],
] as const;

function referenced(
	valueFrom: unknown,
	dataOf: (kind: string, name: string) => { readonly [key: string]: string } | null,
): { value: string | null; from: string; optional: boolean } {
	for (const [kind, key] of REFERENCES) {
		const reference = at(valueFrom, `${key}KeyRef`);
		const name = text(at(reference, 'name'));
		if (name === undefined) continue;
		const entry = text(at(reference, 'key')) ?? '';
		const value = dataOf(kind, name)?.[entry] ?? null;
		return { value, from: `${kind}/${name}, key ${entry}`, optional: at(reference, 'optional') === true };
	}
	const field = text(at(valueFrom, 'fieldRef', 'fieldPath'));
	return { value: null, from: field ?? 'the pod', optional: false };
}

/** What a text takes from elsewhere: a variable whose value is not known, or Kong's vaults. */
function unknownIn(value: string, unknown: ReadonlyMap<string, string>): string | undefined {
	const [, first] = [...value.matchAll(NAMED)].find(([, name]) => name && unknown.has(name)) ?? [];
	if (first !== undefined) return unknown.get(first);
	return /\{vault:\/\/[^}]+\}/.exec(value)?.[0];
}

// To listen on the pod's address or on every address is one for whoever calls it from outside.
const POD_ADDRESS = /^status\.podIPs?$/;

function isPodAddress(value: string, unknown: ReadonlyMap<string, string>): boolean {
	return [...value.matchAll(NAMED)].every(([, name]) => !name || POD_ADDRESS.test(unknown.get(name) ?? ''));
}

function anywhere(value: string): string {
	return value.replace(/\[\$\([^)]+\)\]/g, '[::]').replace(/\$\([^)]+\)/g, '0.0.0.0');
}

function dataIn(object: KubeObject | undefined): { readonly [key: string]: string } | null {
	if (object === undefined) return null;
	const data = texts(at(object.body, 'data'));
	if (object.kind !== 'Secret') return data;
	const decoded = Object.entries(data).map(([key, value]) => [key, decode(value)]);
	return { ...Object.fromEntries(decoded), ...texts(at(object.body, 'stringData')) };
}

function decode(base64: string): string {
	try {
		return atob(base64);
	} catch {
		return base64;
	}
}

/** `$(NAME)` stands for a variable that came before; `$$` for a dollar. */
function expand(value: string, before: { readonly [name: string]: string }): string {
	return value.replace(NAMED, (whole, name?: string) =>
		whole === '$$' ? '$' : (before[name ?? ''] ?? whole),
	);
}
