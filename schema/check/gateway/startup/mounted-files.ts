// The files that ConfigMaps and Secrets bring into a container.

import type { Inventory } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { addAll } from '../../../text/lists.ts';

/** A file whose text the input holds. */
export interface MountedFile {
	readonly path: string;
	readonly object: KubeObject;
	readonly key: string;
	readonly text: string;
}

export interface MountedFiles {
	readonly files: readonly MountedFile[];
	/** Files and folders whose ConfigMap or Secret the input does not hold. */
	readonly missing: readonly { readonly path: string; readonly source: string }[];
}

/** Where a source of a volume puts its keys; null for each under its own name. */
interface Source {
	readonly kind: 'ConfigMap' | 'Secret';
	readonly name: string;
	readonly paths: readonly { readonly key: string; readonly path: string }[] | null;
}

/**
 * All files, those of the deepest mount first: they hide what another brings to the same path.
 * @param pod the pod's spec.
 */
export function mountedFiles(
	pod: unknown,
	container: unknown,
	namespace: string,
	{ named }: Pick<Inventory, 'named'>,
): MountedFiles {
	const all = items(at(container, 'volumeMounts')).flatMap((mount) => {
		const volume = items(at(pod, 'volumes')).find((one) => at(one, 'name') === at(mount, 'name'));
		return sourcesOf(volume).map((source) => ({ mount, source }));
	});
	const files: MountedFile[] = [];
	const missing: { path: string; source: string }[] = [];
	for (const { mount, source } of all.sort((a, b) => folderOf(b.mount).length - folderOf(a.mount).length)) {
		const object = named.get(`${source.kind}/${namespace}/${source.name}`);
		if (object) addAll(files, filesOf(mount, source, object));
		else addAll(missing, missingOf(mount, source));
	}
	return { files, missing };
}

function sourcesOf(volume: unknown): Source[] {
	const sources = [volume, ...items(at(volume, 'projected', 'sources'))];
	return sources.flatMap((one) => [
		...sourceIn('ConfigMap', at(one, 'configMap'), 'name'),
		...sourceIn('Secret', at(one, 'secret'), 'secretName'),
	]);
}

function sourceIn(kind: Source['kind'], source: unknown, naming: string): Source[] {
	const name = text(at(source, naming)) ?? text(at(source, 'name'));
	if (name === undefined) return [];
	const listed = items(at(source, 'items')).map((one) => ({
		key: text(at(one, 'key')) ?? '',
		path: text(at(one, 'path')) ?? '',
	}));
	return [{ kind, name, paths: listed.length > 0 ? listed : null }];
}

const folderOf = (mount: unknown): string => (text(at(mount, 'mountPath')) ?? '').replace(/(?<!\/)\/+$/, '');

/** Where a path of the volume is in the container; null where the mount leaves it out. */
function placed(mount: unknown, path: string): string | null {
	const part = text(at(mount, 'subPath'))?.replace(/(?<!\/)\/+$/, '');
	if (part === undefined || part === '') return `${folderOf(mount)}/${path}`;
	if (path === part) return folderOf(mount);
	return path.startsWith(`${part}/`) ? folderOf(mount) + path.slice(part.length) : null;
}

function filesOf(mount: unknown, { paths }: Source, object: KubeObject): MountedFile[] {
	const data = dataOf(object);
	const listed = paths ?? Object.keys(data).map((key) => ({ key, path: key }));
	return listed.flatMap(({ key, path: inside }) => {
		const path = placed(mount, inside);
		const content = Object.hasOwn(data, key) ? data[key] : undefined;
		return path === null || content === undefined ? [] : [{ path, object, key, text: content }];
	});
}

function missingOf(mount: unknown, { kind, name, paths }: Source): { path: string; source: string }[] {
	const source = `${kind}/${name}`;
	if (paths === null) return [{ path: folderOf(mount), source }];
	return paths.flatMap(({ path: inside }) => {
		const path = placed(mount, inside);
		return path === null ? [] : [{ path, source }];
	});
}

/** The entries of a ConfigMap or Secret, read as text. */
export function dataOf({ kind, body }: KubeObject): { readonly [key: string]: string } {
	const data = texts(at(body, 'data'));
	if (kind === 'Secret') return { ...decoded(data), ...texts(at(body, 'stringData')) };
	return { ...data, ...decoded(texts(at(body, 'binaryData'))) };
}

function decoded(data: { readonly [key: string]: string }): { readonly [key: string]: string } {
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decode(value)]));
}

function decode(base64: string): string {
	try {
		return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
	} catch {
		return base64;
	}
}

/** A file by its path: its text, the object that would hold it, or null where no object of the cluster brings it. */
export function fileAt(
	{ files, missing }: MountedFiles,
	path: string,
): MountedFile | { readonly source: string } | null {
	const file = files.find((one) => one.path === path);
	const lost = missing.find((one) => path === one.path || path.startsWith(`${one.path}/`));
	return file ?? (lost ? { source: lost.source } : null);
}
