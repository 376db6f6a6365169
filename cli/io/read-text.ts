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

/** What messages call the file of this name. */
export const shownName = (name: string): string => (name === '-' ? 'standard input' : name);

/**
 * The files of these names, `-` for standard input. Throws a UserError where one cannot be read or is no text, or where all of them together
 * are larger than manifests can be.
 * @param isWanted what else is left out, before it is decoded.
 */
export async function readTexts(
	names: readonly string[],
	io: Io,
	isWanted: (name: string, bytes: Uint8Array) => boolean = () => true,
): Promise<NamedText[]> {
	let left = maxManifestBytes;
	const texts: NamedText[] = [];
	for (const name of names) {
		const shown = shownName(name);
		const bytes = name === '-' ? await io.stdin(left) : readNamedFile(resolve(io.cwd, name), name, left);
		if (!isWanted(name, bytes)) continue;
		texts.push({ name: shown, text: decodeManifest(shown, bytes, left) });
		left -= bytes.length;
	}
	return texts;
}
