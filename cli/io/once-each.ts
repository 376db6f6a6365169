// Names on a command line: two patterns of a shell may lead to one file.
import { resolve } from 'node:path';

/** Where a name leads to; `-` is standard input. */
export const pathOf = (name: string, cwd: string): string => (name === '-' ? name : resolve(cwd, name));

/** Each file by the first of its names. */
export function onceEach(names: readonly string[], cwd: string): string[] {
	const byPath = new Map<string, string>();
	for (const name of names) {
		const path = pathOf(name, cwd);
		if (!byPath.has(path)) byPath.set(path, name);
	}
	return [...byPath.values()];
}
