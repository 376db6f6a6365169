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
	const isFolder = (name: string) => name !== '-' && kindOf(pathOf(name, cwd)) === 'folder';
	const named = onceEach(
		names.filter((name) => !isFolder(name)),
		cwd,
	);
	const refused: string[] = [];
	const found = names.filter(isFolder).flatMap((name) => {
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

/** @throws UserError where a folder cannot be read, or holds no values file. */
function valuesBelow(folder: string, cwd: string): string[] {
	const found = foldersBelow(folder, cwd).flatMap(({ path, files }) =>
		files.filter((name) => called.test(name)).map((name) => join(path, name)),
	);
	if (found.length > 0) return found;
	throw new UserError(
		`${folder} is a folder without values*.yaml and values*.yml. Name the file that holds the values.`,
	);
}
