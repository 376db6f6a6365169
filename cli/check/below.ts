// Which files of a folder hold manifests, and which of them nobody can read as they are.
import { basename, join, relative } from 'node:path';
import { addAll } from '../../schema/text/lists.ts';
import { foldersBelow } from '../io/folders.ts';

/** What is below a folder, as the user would call it. */
export interface Below {
	readonly files: string[];
	/** Folders with templates of charts. */
	readonly templates: string[];
	/** Folders with a kustomization, which is the only file of theirs among `files`: it says what becomes of the others. */
	readonly kustomized: string[];
}

const manifest = /\.(?:ya?ml|json)$/;
/** https://github.com/kubernetes-sigs/kustomize/blob/master/api/konfig/general.go (RecognizedKustomizationFileNames) */
const kustomizations: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export const isKustomization = (path: string): boolean => kustomizations.includes(basename(path));

/** @throws UserError where a folder cannot be read. */
export function manifestsBelow(path: string, cwd: string): Below {
	const below: Below = { files: [], templates: [], kustomized: [] };
	for (const folder of foldersBelow(path, cwd)) {
		if (folder.holdsTemplates) below.templates.push(folder.path);
		const own = folder.files.filter(isKustomization);
		const last = below.kustomized.at(-1);
		const isPart = last !== undefined && !relative(last, folder.path).startsWith('..');
		if (own.length > 0 && !isPart) below.kustomized.push(folder.path);
		const taken = own.length > 0 || isPart ? own : folder.files.filter((name) => manifest.test(name));
		addAll(
			below.files,
			taken.map((name) => join(folder.path, name)),
		);
	}
	return below;
}
