// Reads what a command line names as values: files, standard input, and values inside other files.
import { resolve } from 'node:path';
import type { Io } from '../cli/command.ts';
import { readNamedFile } from '../files/read-bounded.ts';
import { maxBytes } from '../yaml/decode.ts';
import { embeddedValues } from './embedded.ts';
import type { ValuesFile } from './values-file.ts';

/** What standard input is called in findings. */
export const stdinName = '<stdin>';

/** The bytes of the file that `name` says (`-` is standard input). Throws a UserError where it cannot be read. */
export async function readBytes(name: string, io: Io): Promise<Uint8Array> {
	if (name === '-') return io.stdin(maxBytes);
	return readNamedFile(resolve(io.cwd, name), name, maxBytes);
}

/** What a file is called in findings. */
export const shownName = (name: string) => (name === '-' ? stdinName : name);

/**
 * The values in the file that `name` says at `steps`: one for each YAML document that has them. Throws a UserError where it cannot be read.
 */
export async function readInput(name: string, steps: readonly string[], io: Io): Promise<ValuesFile[]> {
	return embeddedValues(await readBytes(name, io), shownName(name), steps);
}
