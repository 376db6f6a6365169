// Settings in a file kong.conf that a ConfigMap or Secret brings into the container.

import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';

export interface KongConf {
	/** As variables, `KONG_PROXY_LISTEN`: the environment wins over them. */
	readonly values: { readonly [variable: string]: string };
	/** The object that holds the file, and its key; null where it is not in the input. */
	readonly object: KubeObject | null;
	readonly key: string;
	/** `ConfigMap/kong-conf`. */
	readonly source: string;
}

/** Where Kong looks when no path is given. https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/init.lua */
const DEFAULT_PATHS = ['/etc/kong/kong.conf', '/etc/kong.conf'];

/**
 * The file that Kong reads, where a volume brings it.
 * @param pod the pod's spec.
 * @param dataOf the entries of a ConfigMap or Secret, null where it is not in the input.
 */
export function kongConf(
	pod: unknown,
	container: unknown,
	namespace: string,
	{ named }: Pick<Inventory, 'named'>,
	dataOf: (kind: string, name: string) => { readonly [key: string]: string } | null,
): KongConf | null {
	for (const { kind, name, key } of mountedFiles(pod, container)) {
		const data = dataOf(kind, name);
		if (data !== null && !Object.hasOwn(data, key)) continue;
		return {
			values: readConf(memberOf(data ?? {}, key) ?? ''),
			object: data === null ? null : (named.get(`${kind}/${namespace}/${name}`) ?? null),
			key,
			source: `${kind}/${name}`,
		};
	}
	return null;
}

/** The entries of ConfigMaps and Secrets that are mounted where Kong looks for its file. */
function mountedFiles(pod: unknown, container: unknown) {
	const paths = pathsOf(container);
	return items(at(container, 'volumeMounts')).flatMap((mount) => {
		const volume = items(at(pod, 'volumes')).find((one) => at(one, 'name') === at(mount, 'name'));
		return sourcesOf(volume).flatMap(([kind, source, name]) => {
			const key = keyAt(mount, source, paths);
			return key === null || name === undefined ? [] : [{ kind, name, key }];
		});
	});
}

// `kong start -c /some/kong.conf`
function pathsOf(container: unknown): readonly string[] {
	const given = optionOf(container, '-c', '--conf');
	return given === undefined ? DEFAULT_PATHS : [given];
}

/** What follows an option on the container's command line. */
export function optionOf(container: unknown, ...names: readonly string[]): string | undefined {
	const words = [...items(at(container, 'command')), ...items(at(container, 'args'))].flatMap((word) =>
		String(word).split(/\s+/),
	);
	const flag = words.findIndex((word) => names.includes(word));
	return flag < 0 ? undefined : words[flag + 1];
}

function sourcesOf(volume: unknown): [kind: string, source: unknown, name: string | undefined][] {
	const all = [volume, ...items(at(volume, 'projected', 'sources'))];
	return all.flatMap((one): [string, unknown, string | undefined][] => [
		['ConfigMap', at(one, 'configMap'), text(at(one, 'configMap', 'name'))],
		['Secret', at(one, 'secret'), text(at(one, 'secret', 'secretName')) ?? text(at(one, 'secret', 'name'))],
	]);
}

/** The key whose content is at one of the paths; null where the mount brings none of them. */
function keyAt(mount: unknown, source: unknown, paths: readonly string[]): string | null {
	if (source === undefined || source === null) return null;
	const folder = (text(at(mount, 'mountPath')) ?? '').replace(/(?<!\/)\/+$/, '');
	const part = text(at(mount, 'subPath'));
	const file = part === undefined ? fileIn(folder, paths) : part;
	if (file === null || (part !== undefined && !paths.includes(folder))) return null;
	const listed = items(at(source, 'items'));
	if (listed.length === 0) return file.includes('/') ? null : file;
	const item = listed.find((one) => at(one, 'path') === file);
	return text(at(item, 'key')) ?? null;
}

/** The first of the paths that is in the folder, as seen from there. */
function fileIn(folder: string, paths: readonly string[]): string | null {
	return paths.find((path) => path.startsWith(`${folder}/`))?.slice(folder.length + 1) ?? null;
}

// A # begins a comment unless a backslash stands before it.
function readConf(content: string): { readonly [variable: string]: string } {
	const values: { [variable: string]: string } = {};
	for (const line of content.split('\n')) {
		const bare = line.replace(/(^|[^\\])#.*/s, '$1').replaceAll('\\#', '#');
		const [, name, value] = /^\s*(\w+)\s*=(.*)$/.exec(bare) ?? [];
		if (name !== undefined) values[`KONG_${name.toUpperCase()}`] = (value ?? '').trim();
	}
	return values;
}
