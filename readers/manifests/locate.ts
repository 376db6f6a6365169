// Where in a file a path of an object is.
import type { Place } from '../../schema/cluster/places.ts';
import type { Path } from '../yaml/types.ts';

/** The line and column, from 1, of a path, or of what is nearest to it from above. */
export type Find = (path: Path) => { readonly line: number; readonly column: number } | undefined;

/** Where an object was read. */
export interface Source {
	readonly file: string;
	readonly text: string;
	/** Finds a path from the document. Missing where nobody wrote the text, as for a live cluster. */
	readonly find?: Find;
	/** The way from the document to the object: empty, or into the items of a list. */
	readonly path: Path;
}

/** File, line and column (from 1) of a place. */
export function locate(
	place: Place,
	sources: ReadonlyMap<unknown, Source>,
): { file?: string; line?: number; column?: number } {
	const source = sources.get(place.object.body);
	if (!source) return {};
	return { file: source.file, ...source.find?.([...source.path, ...place.path]) };
}
