// Settings in a file kong.conf that a ConfigMap or Secret brings into the container.
import type { KubeObject } from '../../cluster/objects.ts';
import { fileAt, type MountedFiles } from './startup/mounted-files.ts';

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

/** The file that Kong reads, where a volume brings it: the one that its command line names, else the first that there is. */
export function kongConf(words: readonly string[], mounted: MountedFiles): KongConf | null {
	const given = optionOf(words, '-c', '--conf');
	for (const path of given === undefined ? DEFAULT_PATHS : [given]) {
		const file = fileAt(mounted, path);
		if (file === null) continue;
		if (!('text' in file)) return { values: {}, object: null, key: '', source: file.source };
		const { object, key } = file;
		return { values: readConf(file.text), object, key, source: `${object.kind}/${object.name}` };
	}
	return null;
}

/** What follows an option on a command line, or is joined to it. */
export function optionOf(words: readonly string[], ...names: readonly string[]): string | undefined {
	for (const [index, word] of words.entries()) {
		if (names.includes(word)) return words[index + 1];
		const [, name = '', value] = /^(--?[a-z-]+)=(.+)$/.exec(word) ?? [];
		if (names.includes(name)) return value;
	}
	return undefined;
}

// A # begins a comment unless a backslash is before it.
function readConf(content: string): { readonly [variable: string]: string } {
	const values: { [variable: string]: string } = {};
	for (const line of content.split('\n')) {
		const bare = line.replace(/(^|[^\\])#.*/s, '$1').replaceAll('\\#', '#');
		const [, name, value] = /^\s*(\w+)\s*=(.*)$/.exec(bare) ?? [];
		if (name !== undefined) values[`KONG_${name.toUpperCase()}`] = (value ?? '').trim();
	}
	return values;
}
