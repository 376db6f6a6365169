// A values file to check: all of a file, or the part of another one in which our values sit.

import type { YamlFile } from '../yaml/read.ts';
import type { JsonObject, Location } from '../yaml/types.ts';

/** The half of {@link YamlFile} that checks need, whatever surrounds the values in the text. */
export interface ValuesFile extends Pick<YamlFile, 'value' | 'problems' | 'writtenAs'> {
	/** As the user named it; for messages. */
	readonly fileName: string;
	/** The document that they are a part of, and the way to them; missing where they are the whole. */
	readonly inside?: { readonly document: JsonObject; readonly path: readonly (string | number)[] };
	/** The text of the whole file; locations refer to it. */
	readonly text: string;
	/** As {@link YamlFile.locate}, from the root of the values. */
	readonly locate: (path: readonly (string | number)[], part?: 'key' | 'value') => Location | undefined;
}
