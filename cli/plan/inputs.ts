// What the files of one side of a plan hold: values of the chart, or Kubernetes manifests.
import { maxManifestBytes } from '../../readers/manifests/decode.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { UserError } from '../../readers/user-error.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { blocksInside } from '../../schema/validate/values-of-this-chart.ts';
import { readInputs } from '../check/inputs.ts';
import type { Io } from '../io/command.ts';
import { readTexts } from '../io/read-text.ts';
import { isFolder, layerFiles, valuesFilesBelow } from '../validate/files.ts';

/** `nothing`: files without content, which may stand for either. */
export type SideInput = { readonly holds: 'values' | 'nothing' } | Manifests;

interface Manifests {
	readonly holds: 'manifests';
	readonly objects: readonly KubeObject[];
}

/** Looks into the files of one side. Throws a UserError where they hold both, or cannot be read. */
export async function lookInto(option: string, names: readonly string[], io: Io): Promise<SideInput> {
	const folders = names.filter((name) => isFolder(name, io.cwd));
	const texts = await readTexts(
		names.filter((name) => !folders.includes(name)),
		io,
	);
	const kinds = texts.map(holds);
	const manifests = kinds.indexOf('manifests');
	const values = kinds.indexOf('values');
	if (manifests >= 0 && values >= 0)
		throw new UserError(
			`${option}: ${texts[values]?.name} holds values and ${texts[manifests]?.name} Kubernetes manifests. Give one or the other.`,
		);
	const [folder] = folders;
	if (values >= 0 && folder !== undefined)
		throw new UserError(
			`${option}: ${texts[values]?.name} holds values, and ${folder} is a folder without values*.yaml. Give values or Kubernetes manifests, not both.`,
		);
	if (values >= 0) return { holds: 'values' };
	if (folder !== undefined) return below(option, names, io);
	if (manifests < 0) return { holds: 'nothing' };
	return { holds: 'manifests', objects: readManifests(texts).objects };
}

/** The manifests in files and below folders. Throws a UserError where there are none. */
async function below(option: string, names: readonly string[], io: Io): Promise<Manifests> {
	const { objects } = (await readInputs(names, io)).manifests;
	if (objects.length > 0) return { holds: 'manifests', objects };
	throw new UserError(
		`${option}: ${names.join(', ')} has no values*.yaml and no Kubernetes manifests. Name the files.`,
	);
}

/** The files of one side: a folder with values files stands for the only one; any other holds manifests. Throws a UserError for several. */
export function sideFiles(names: readonly string[], io: Pick<Io, 'cwd'>): string[] {
	return names.flatMap((name) =>
		isFolder(name, io.cwd) && valuesFilesBelow(name, io.cwd).length === 0 ? name : layerFiles([name], io),
	);
}

/** With standard input that can be read more than once. */
export function rereadable(io: Io): Io {
	let read: Promise<Uint8Array> | undefined;
	return {
		...io,
		stdin: () => {
			read ??= io.stdin(maxManifestBytes);
			return read;
		},
	};
}

/** A member of an object at the top of a document. */
const objectMember = /^(?:[{ \t]*")?(?:kind|apiVersion)"?\s*:/m;
const content = /^(?!---|\.\.\.)[ \t]*[^\s#]/m;

/** A HelmRelease or an Application with values of the chart inside, and what such a file has beside it, such as a repository. */
const areAroundValues = (objects: readonly KubeObject[]): boolean =>
	objects.some(({ body }) => blocksInside(body).length > 0) &&
	!objects.some(({ kind }) => /^(?:Service|Ingress|Gateway|Route)$/.test(kind));

function holds(file: { readonly name: string; readonly text: string }): SideInput['holds'] {
	const isLikeAnObject = objectMember.test(file.text);
	try {
		const { objects } = readManifests([file]);
		if (objects.length > 0 && !areAroundValues(objects)) return 'manifests';
		return objects.length > 0 || (!isLikeAnObject && content.test(file.text)) ? 'values' : 'nothing';
	} catch (error) {
		// Of values that cannot be read their own reader says more.
		if (isLikeAnObject) throw error;
		return 'values';
	}
}
