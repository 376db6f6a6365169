// A values file after reading: its value, its problems, and where each part of it is.
import { lineStarts, locationOf } from './lines.ts';
import type { JsonObject, Located, Location, Path, Range, RawProblem, YamlProblem } from './types.ts';

export interface YamlFile {
	/** As given; for messages. */
	fileName: string;
	/** The decoded text, without a byte order mark; locations refer to it. */
	text: string;
	/** What Helm 4 reads; `{}` where nothing can be read. Look at `problems` first. */
	value: JsonObject;
	/** In the order of their places. No error: Helm 4 reads the file. None at all: Helm 3.17 reads the same. */
	problems: YamlProblem[];
	/** Where the value at `path` is, or its key; for a value that is left empty, its key. Undefined without it. */
	locate(path: Path, part?: 'key' | 'value'): Location | undefined;
	/** As {@link YamlFile.locate}, but for a path that does not exist, its nearest existing parent; the key first. */
	locateNearest(path: Path): Location;
	/** A plain scalar as the file writes it, where that differs from its value: `on` for true, `010` for 8. */
	writtenAs(path: Path): string | undefined;
}

function descend(root: Located, path: Path): Located | undefined {
	let here: Located | undefined = root;
	for (const step of path) {
		here = here?.items && typeof step === 'number' ? here.items[step] : here?.members?.get(String(step));
	}
	return here;
}

/** `a tab is used` → `A tab is used.` */
function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}

/** A file whose content is `root`, with `raw` problems of its text. */
export function yamlFile(
	fileName: string,
	text: string,
	root: Located,
	raw: readonly RawProblem[],
): YamlFile {
	const starts = lineStarts(text);
	const place = (range: Range): Location => locationOf(range, starts);
	const problems = raw
		.toSorted((a, b) => a.start - b.start)
		.map(({ message, start, end, ...finding }) => ({
			...finding,
			args: { problem: sentence(message) },
			...place({ start, end }),
		}));

	const locate = (path: Path, part: 'key' | 'value' = 'value') => {
		const found = descend(root, path);
		if (!found) return undefined;
		const isEmpty = found.start === found.end;
		return place(found.key && (part === 'key' || isEmpty) ? found.key : found);
	};
	return {
		fileName,
		text,
		value: root.value as JsonObject,
		problems,
		locate,
		locateNearest(path) {
			for (let length = path.length; length > 0; length--) {
				const found = locate(path.slice(0, length), 'key');
				if (found) return found;
			}
			return place({ start: root.start, end: root.start });
		},
		writtenAs: (path) => descend(root, path)?.written,
	};
}
