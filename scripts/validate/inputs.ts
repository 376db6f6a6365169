// Reads what a command line names as values: files, standard input, and values inside other files.
import { isAbsolute, resolve } from 'node:path';
import type { Io } from '../cli/command.ts';
import { readNamedFile } from '../files/read-bounded.ts';
import { UserError } from '../user-error.ts';
import { maxBytes } from '../yaml/decode.ts';
import { embeddedValues } from './embedded.ts';
import { pointerText } from './pointer.ts';
import type { ValuesFile } from './values-file.ts';

/** What standard input is called in findings. */
export const stdinName = '<stdin>';

/** The bytes of the file that `name` says (`-` is standard input). Throws a UserError where it cannot be read. */
export async function readBytes(name: string, io: Io): Promise<Uint8Array> {
	if (name === '-') return io.stdin(maxBytes);
	return readNamedFile(isAbsolute(name) ? name : resolve(io.cwd, name), name, maxBytes);
}

/** What a file is called in findings. */
export const shownName = (name: string) => (name === '-' ? stdinName : name);

/**
 * The values in the file that `name` says at `steps`: one for each YAML document that has them. Throws a UserError where it cannot be read.
 */
export async function readInput(name: string, steps: readonly string[], io: Io): Promise<ValuesFile[]> {
	return embeddedValues(await readBytes(name, io), shownName(name), steps);
}

/**
 * The values in several files as layers, one for each file that has any at `steps`. Throws a UserError where a file cannot be read, has
 * several, or is the only one and has none.
 */
export async function readLayers(
	names: readonly string[],
	steps: readonly string[],
	io: Io,
): Promise<ValuesFile[]> {
	const layers: ValuesFile[] = [];
	for (const name of names) {
		const found = await readInput(name, steps, io);
		if (found.length > 1) {
			throw new UserError(
				`${name}: ${found.length} documents have values at ${pointerText(steps)}. Give each a file of its own.`,
			);
		}
		if (found[0]) layers.push(found[0]);
		else if (names.length === 1) throw new UserError(`${name}: there is nothing at ${pointerText(steps)}.`);
	}
	return layers;
}
