// Reads files of manifests as text.
import { resolve } from 'node:path';
import { decodeManifest, maxManifestBytes } from '../../readers/manifests/decode.ts';
import type { Io } from './command.ts';
import { readNamedFile } from './read-bounded.ts';

/** A text with the name that messages have for it. */
export interface NamedText {
	readonly name: string;
	readonly text: string;
}

/**
 * The files of these names, `-` for standard input. Throws a UserError where one cannot be read or is no text, or where all of them together
 * are larger than manifests can be.
 */
export async function readTexts(names: readonly string[], io: Io): Promise<NamedText[]> {
	let left = maxManifestBytes;
	const texts: NamedText[] = [];
	for (const name of names) {
		const shown = name === '-' ? 'standard input' : name;
		const bytes = name === '-' ? await io.stdin(left) : readNamedFile(resolve(io.cwd, name), name, left);
		texts.push({ name: shown, text: decodeManifest(shown, bytes, left) });
		left -= bytes.length;
	}
	return texts;
}
