// Where in a file a path of an object is.
import type { Place } from '../../schema/cluster/places.ts';
import type { Location, Path } from '../yaml/types.ts';

/** The place of a path, or of what is nearest to it from above: its key, or the first line of an item of a list. */
export type Find = (path: Path) => Readonly<Location> | undefined;

/** Where an object was read. */
export interface Source {
	readonly file: string;
	readonly text: string;
	/** Finds a path from the document. Missing where nobody wrote the text, as for a live cluster. */
	readonly find?: Find;
	/** The way from the document to the object: empty, or into the items of a list. */
	readonly path: Path;
}

/** File, lines and columns of a place. */
export function locate(
	place: Place,
	sources: ReadonlyMap<unknown, Source>,
): { file?: string } & Partial<Location> {
	const source = sources.get(place.object.body);
	if (!source) return {};
	return { file: source.file, ...source.find?.([...source.path, ...place.path]) };
}
