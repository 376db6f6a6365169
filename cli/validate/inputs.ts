// Reads what a command line names as values: files, standard input, and values inside other files.
import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { pointerText } from '../../readers/values/pointer.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { maxBytes } from '../../readers/yaml/decode.ts';
import { blocksInside } from '../../schema/validate/values-of-this-chart.ts';
import type { Io } from '../io/command.ts';
import { readNamedFile } from '../io/read-bounded.ts';
import { refuseOther } from './other-files.ts';

/** What standard input is called in findings. */
const stdinName = '<stdin>';

/**
 * The bytes of the file that `name` says, without waiting, since there may be many; `-` is standard input, which takes its time. Throws a
 * UserError, or rejects with one, where it cannot be read.
 */
export function readBytes(name: string, io: Io): Uint8Array | Promise<Uint8Array> {
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

/** That a file has no values at `steps`, and where it has some. */
export function nothingAt(name: string, steps: readonly string[], bytes: Uint8Array): string {
	const nothing = `${name}: there are no values at ${pointerText(steps)}.`;
	const places = embeddedValues(bytes, name, []).flatMap(({ value }) => blocksInside(value));
	return places.length > 0 ? `${nothing} A clientIp block is at ${places.join(' and ')}.` : nothing;
}

const decoder = new TextDecoder();

/** A file that a command line names, read. */
export interface NamedBytes {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Each file in turn. Throws a UserError where one cannot be read, or is of another language. */
export async function readFiles(names: readonly string[], io: Io): Promise<NamedBytes[]> {
	const files: NamedBytes[] = [];
	for (const name of names) {
		const bytes = await readBytes(name, io);
		refuseOther(decoder.decode(bytes), shownName(name));
		files.push({ name, bytes });
	}
	return files;
}

/** The values at `steps`; undefined where the file has none. Throws a UserError where several of its documents have. */
export function layerIn({ name, bytes }: NamedBytes, steps: readonly string[]): ValuesFile | undefined {
	const found = embeddedValues(bytes, shownName(name), steps);
	if (found.length > 1) {
		throw new UserError(
			`${name}: ${found.length} documents have values at ${pointerText(steps)}. Give each a file of its own.`,
		);
	}
	return found[0];
}

/**
 * The values in several files as layers, one for each file that has any at `steps`. Throws a UserError where a file cannot be read, is
 * no values file, has several, or is the only one and has none.
 */
export async function readLayers(
	names: readonly string[],
	steps: readonly string[],
	io: Io,
): Promise<ValuesFile[]> {
	const files = await readFiles(names, io);
	const [only] = files;
	const layers = files.flatMap((file) => layerIn(file, steps) ?? []);
	if (layers.length === 0 && only && files.length === 1)
		throw new UserError(nothingAt(only.name, steps, only.bytes));
	return layers;
}
