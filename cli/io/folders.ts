// The files below a folder, for commands that read more than the files that are named.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kindOf } from './kind-of.ts';
import { unreadable } from './read-bounded.ts';

/** A folder, and the names of its files in order. */
export interface Folder {
	/** As the user would call it. */
	readonly path: string;
	readonly files: readonly string[];
	/** Whether templates of Helm are below it, which nobody else can read. */
	readonly holdsTemplates: boolean;
}

/**
 * The folder and all folders below it, each before those in it, in the order of their names. Left out is what nobody means by a folder:
 * hidden files and folders, node_modules, and links to other folders, which may lead in a circle. Of the templates of a chart there is the
 * folder, without files.
 * @param path as the user called it, from `cwd`.
 * @throws UserError where a folder cannot be read.
 */
export function foldersBelow(path: string, cwd: string): Folder[] {
	const folders: Folder[] = [];
	const waiting = [{ path, holdsTemplates: false }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { holdsTemplates } = next;
		const { files, inside } = holdsTemplates ? nothing : entriesOf(next.path, cwd);
		folders.push({ path: next.path, files, holdsTemplates });
		const isChart = files.includes('Chart.yaml');
		for (const name of inside.toReversed())
			waiting.push({ path: join(next.path, name), holdsTemplates: isChart && name === 'templates' });
	}
	return folders;
}

const nothing = { files: [], inside: [] };

function entriesOf(path: string, cwd: string): { readonly files: string[]; readonly inside: string[] } {
	const absolute = resolve(cwd, path);
	const files: string[] = [];
	const inside: string[] = [];
	for (const entry of entries(absolute, path)) {
		const { name } = entry;
		if (name.startsWith('.') || name === 'node_modules') continue;
		if (entry.isDirectory()) inside.push(name);
		else if (entry.isFile() || kindOf(join(absolute, name)) === 'file') files.push(name);
	}
	return { files: files.sort(), inside: inside.sort() };
}

function entries(absolute: string, shown: string) {
	try {
		return readdirSync(absolute, { withFileTypes: true });
	} catch (error) {
		throw unreadable(shown, error);
	}
}
