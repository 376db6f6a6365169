// Which files validate is to read: those that are named, and the values files below folders.
import { join } from 'node:path';
import { isUserError, UserError } from '../../readers/user-error.ts';
import type { Io } from '../io/command.ts';
import { foldersBelow } from '../io/folders.ts';
import { kindOf } from '../io/kind-of.ts';
import { onceEach, pathOf } from '../io/once-each.ts';

/** What a values file is called; the hooks in .pre-commit-hooks.yaml choose by the same names. */
const called = /^values[^/]*\.ya?ml$/;

export interface Files {
	/** Each once: first what is named, then what is in folders. */
	readonly files: readonly string[];
	/** How many of them somebody named. */
	readonly named: number;
	readonly refused: readonly string[];
}

/** What is wrong with a folder is among `refused`, a sentence each. */
export function filesOf(names: readonly string[], { cwd }: Pick<Io, 'cwd'>): Files {
	const named = onceEach(
		names.filter((name) => !isFolder(name, cwd)),
		cwd,
	);
	const refused: string[] = [];
	const found = names
		.filter((name) => isFolder(name, cwd))
		.flatMap((name) => {
			try {
				return valuesBelow(name, cwd);
			} catch (error) {
				if (!isUserError(error)) throw error;
				refused.push(error.message);
				return [];
			}
		});
	return { files: onceEach([...named, ...found], cwd), named: named.length, refused };
}

/**
 * The files of these names as layers: a folder stands for the one values file in it.
 * @throws UserError where a folder has none or several, whose order nobody but the user knows.
 */
export function layerFiles(names: readonly string[], { cwd }: Pick<Io, 'cwd'>): string[] {
	return names.map((name) => {
		if (!isFolder(name, cwd)) return name;
		const [only = name, ...others] = valuesBelow(name, cwd);
		if (others.length === 0) return only;
		throw new UserError(
			`${name} is a folder with ${others.length + 1} values files: ${fewOf([only, ...others])}. Name those that helm takes with -f, in that order.`,
		);
	});
}

const fewOf = (files: readonly string[]) =>
	files.length > 4 ? `${files.slice(0, 3).join(', ')} and others` : files.join(', ');

export const isFolder = (name: string, cwd: string): boolean =>
	name !== '-' && kindOf(pathOf(name, cwd)) === 'folder';

/** @throws UserError where a folder cannot be read, or holds no values file. */
function valuesBelow(folder: string, cwd: string): string[] {
	const found = valuesFilesBelow(folder, cwd);
	if (found.length > 0) return found;
	throw new UserError(
		`${folder} is a folder without values*.yaml and values*.yml. Name the file that holds the values.`,
	);
}

/** @throws UserError where a folder cannot be read. */
export const valuesFilesBelow = (folder: string, cwd: string): string[] =>
	foldersBelow(folder, cwd).flatMap(({ path, files }) =>
		files.filter((name) => called.test(name)).map((name) => join(path, name)),
	);
