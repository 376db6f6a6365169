// Reads what a command line names as values: files, standard input, and values inside other files.
import { resolve } from 'node:path';
import type { Io } from '../cli/command.ts';
import { readNamedFile } from '../files/read-bounded.ts';
import { maxBytes } from '../yaml/decode.ts';
import { embeddedValues } from './embedded.ts';
import type { ValuesFile } from './values-file.ts';

/** What standard input is called in findings. */
export const stdinName = '<stdin>';

/**
 * The values in the file that `name` says (`-` is standard input) at `steps`: one for each YAML document that has them. Throws a UserError
 * where it cannot be read.
 */
export async function readInput(name: string, steps: readonly string[], io: Io): Promise<ValuesFile[]> {
	if (name === '-') return embeddedValues(await io.stdin(maxBytes), stdinName, steps);
	return embeddedValues(readNamedFile(resolve(io.cwd, name), name, maxBytes), name, steps);
}
