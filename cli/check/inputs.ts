// Reads what the command line of check names: files, standard input, and the manifests below folders.
import { Buffer } from 'node:buffer';
import { type Manifests, readManifests } from '../../readers/manifests/read-manifests.ts';
import type { Io } from '../io/command.ts';
import { kindOf } from '../io/kind-of.ts';
import { onceEach, pathOf } from '../io/once-each.ts';
import { type NamedText, readTexts } from '../io/read-text.ts';
import { type Below, isKustomization, manifestsBelow } from './below.ts';
import { leftOutText } from './left-out.ts';

export interface Inputs {
	readonly manifests: Manifests;
	/** Names of files that were found in folders, while nobody named them; undefined where no folder was named. */
	readonly found?: ReadonlySet<string>;
}

/** Standard input, where there are no names. What of a folder cannot be read as it is goes to standard error. */
export async function readInputs(names: readonly string[], io: Io): Promise<Inputs> {
	const given = onceEach(names.length > 0 ? names : ['-'], io.cwd);
	const below = new Map<string, Below>();
	for (const name of given)
		if (name !== '-' && kindOf(pathOf(name, io.cwd)) === 'folder')
			below.set(name, manifestsBelow(name, io.cwd));
	const named = given.filter((name) => !below.has(name));
	// What is named comes first, so that of its two names it keeps that one.
	const all = onceEach([...named, ...[...below.values()].flatMap(({ files }) => files)], io.cwd);
	const found = new Set(all.slice(named.length));
	const texts = await readTexts(all, io, (name, bytes) => !found.has(name) || mayHoldObjects(name, bytes));
	const templates: string[] = [];
	const manifests = readManifests(
		texts.map((file) => (found.has(file.name) ? { ...file, isPassedOver: passOver(templates) } : file)),
	);
	const read = new Set(texts.map(({ name }) => name));
	io.stderr(leftOutText(below, templates, read));
	return { manifests, ...(below.size > 0 ? { found } : {}) };
}

/** Other files below a folder, such as package.json, are not parsed: an object has an apiVersion. */
function mayHoldObjects(name: string, bytes: Uint8Array): boolean {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	return isKustomization(name) || encodings.some((encoding) => text.includes('apiVersion', 0, encoding));
}

/** Shells of Windows write UTF-16. */
const encodings = ['utf8', 'utf16le'] as const;

const objectMember = /^apiVersion[ \t]*:|"apiVersion"\s*:/m;

/** Whether a file that cannot be read matters to nobody: it is another tool's, or a template, which is kept in `templates`. */
const passOver =
	(templates: string[]) =>
	({ name, text }: NamedText): boolean => {
		if (!objectMember.test(text)) return true;
		const isTemplate = text.includes('{{');
		if (isTemplate) templates.push(name);
		return isTemplate;
	};
