// Files of nginx directives beside Kong's settings: a template of the user's own (`--nginx-conf`), and what is included.

import type { KubeObject } from '../../../cluster/objects.ts';
import { addAll } from '../../../text/lists.ts';
import { optionOf } from '../kong-conf.ts';
import { fileAt, type MountedFile, type MountedFiles } from './mounted-files.ts';
import { type NginxText, readNginx } from './nginx-template.ts';

type Values = { readonly [name: string]: string };

/** What such files set, as settings of Kong that would write the same lines. */
export interface NginxFiles {
	readonly values: Values;
	/** The object and key that a setting comes from. */
	readonly from: ReadonlyMap<string, { readonly object: KubeObject; readonly key: string }>;
	/** Files that the input does not hold. */
	readonly missing: readonly string[];
	/** What of the files is not read, in words. */
	readonly unread: readonly string[];
}

const HTTP = 'KONG_NGINX_HTTP_INCLUDE';
const PROXY = 'KONG_NGINX_PROXY_INCLUDE';
const MOST_DEPTH = 4;

/** A file that is to be read, and where its directives go. */
interface Wanted {
	readonly path: string;
	readonly block: 'main' | 'http' | 'server';
}

interface Draft {
	readonly lines: { readonly http: string[]; readonly server: string[] };
	readonly listens: string[];
	readonly missing: Set<string>;
	readonly unread: Set<string>;
	readonly from: Map<string, { readonly object: KubeObject; readonly key: string }>;
	/** Whether the template replaces the lines that Kong's settings write. */
	replaces: boolean;
}

/** Reads them. */
export function nginxFiles(words: readonly string[], values: Values, mounted: MountedFiles): NginxFiles {
	const template = optionOf(words, '--nginx-conf');
	const wanted: Wanted[] = [
		...(template === undefined ? [] : [{ path: template, block: 'main' } as const]),
		...(values[HTTP] ? [{ path: values[HTTP], block: 'http' } as const] : []),
		...(values[PROXY] ? [{ path: values[PROXY], block: 'server' } as const] : []),
	];
	const draft: Draft = {
		lines: { http: [], server: [] },
		listens: [],
		missing: new Set(),
		unread: new Set(),
		from: new Map(),
		replaces: false,
	};
	for (const one of wanted) readOne(draft, one, mounted, 0);
	const { from, missing, unread } = draft;
	return { values: settingsOf(draft, values), from, missing: [...missing], unread: [...unread] };
}

function readOne(draft: Draft, { path, block }: Wanted, mounted: MountedFiles, depth: number): void {
	const files = filesAt(mounted, path);
	if (files.length === 0) draft.missing.add(`the file ${path}`);
	for (const file of files) {
		const read = readNginx(file.text, block);
		noteSources(draft, read, file);
		addAll(draft.lines.http, read.http);
		addAll(draft.lines.server, read.server);
		if (block === 'main') addAll(draft.listens, read.listens);
		if (block === 'main' && !read.hasSettings) lacksSettings(draft, path);
		if (read.rewrites) draft.unread.add(`the header directives in the file ${path}`);
		if (depth < MOST_DEPTH) for (const include of read.includes) readOne(draft, include, mounted, depth + 1);
	}
}

/** A template without Kong's own lines: which of Kong's settings reach nginx is not known. */
function lacksSettings(draft: Draft, path: string): void {
	draft.replaces = true;
	draft.unread.add(`the file ${path} without all lines of Kong's own template`);
}

/** A file by its path, or all that fit a pattern. */
function filesAt(mounted: MountedFiles, path: string): readonly MountedFile[] {
	if (!path.includes('*')) {
		const file = fileAt(mounted, path);
		return file && 'text' in file ? [file] : [];
	}
	const parts = path.split('*');
	const [first = '', last = ''] = [parts[0], parts.at(-1)];
	return mounted.files.filter((file) => file.path.startsWith(first) && file.path.endsWith(last));
}

function noteSources({ from }: Draft, read: NginxText, { object, key }: MountedFile): void {
	const lines = [...read.http, ...read.server];
	const sets = (name: string) => lines.some((line) => line.startsWith(`${name} `));
	if (sets('set_real_ip_from')) from.set('KONG_TRUSTED_IPS', { object, key });
	if (sets('real_ip_header')) from.set('KONG_REAL_IP_HEADER', { object, key });
	if (sets('real_ip_recursive')) from.set('KONG_REAL_IP_RECURSIVE', { object, key });
	if (read.listens.length > 0) from.set('KONG_PROXY_LISTEN', { object, key });
}

/** Settings of Kong that write the same lines into the same blocks. */
function settingsOf({ lines, listens, replaces }: Draft, values: Values): Values {
	const settings: { [name: string]: string } = {};
	const behind = (name: string, more: readonly string[]) => {
		if (more.length > 0) settings[name] = [values[name] ?? 'nginx-kong.conf', ...more].join('; ');
	};
	behind(HTTP, lines.http);
	if (!replaces) behind(PROXY, lines.server);
	else {
		// In a template without Kong's lines its own take their place, those of http where the server has none.
		const last = (name: string) =>
			[...lines.http, ...lines.server]
				.findLast((line) => line.startsWith(`${name} `))
				?.slice(name.length + 1);
		const trusted = lines.server
			.filter((line) => line.startsWith('set_real_ip_from '))
			.map((line) => line.slice(17));
		if (trusted.length > 0) settings.KONG_NGINX_PROXY_SET_REAL_IP_FROM = trusted.join('; set_real_ip_from ');
		const header = last('real_ip_header');
		const recursive = last('real_ip_recursive');
		if (header !== undefined) settings.KONG_NGINX_PROXY_REAL_IP_HEADER = header;
		if (recursive !== undefined) settings.KONG_NGINX_PROXY_REAL_IP_RECURSIVE = recursive;
	}
	if (listens.length > 0) settings.KONG_PROXY_LISTEN = listens.map(asSetting).join(', ');
	return settings;
}

/** A listen directive in the words of Kong's setting. */
function asSetting(listen: string): string {
	const [address = '', ...flags] = listen.split(/\s+/);
	const whole = /^\d+$/.test(address) ? `0.0.0.0:${address}` : address.replace(/^\*:/, '0.0.0.0:');
	return [
		whole,
		...flags.filter((flag) => !/^(default_server|default|fastopen=.*|rcvbuf=.*|sndbuf=.*)$/.test(flag)),
	].join(' ');
}
