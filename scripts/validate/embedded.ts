// Values inside another file: under a path of an umbrella chart's values, a Flux HelmRelease or an Argo CD Application, as a map or as text.
import { readYaml, readYamlDocuments, type YamlFile } from '../yaml/read.ts';
import type { JsonObject, Location } from '../yaml/types.ts';
import { follow, valueAt } from './pointer.ts';
import type { ValuesFile } from './values-file.ts';

/**
 * The values at a path in each document that has it; none where no document does. Where the file cannot be read, one of them holds its
 * problems. Never throws.
 */
export function embeddedValues(
	source: string | Uint8Array,
	fileName: string,
	steps: readonly string[],
): ValuesFile[] {
	if (steps.length === 0) return [readYaml(source, fileName)];
	const documents = readYamlDocuments(source, fileName);
	const [first] = documents;
	if (first?.problems.some(({ severity }) => severity === 'error')) return [first];
	return documents.flatMap((document) => {
		const path = follow(document.value, steps);
		return path ? [valuesAt(document, path)] : [];
	});
}

function valuesAt(file: YamlFile, path: readonly (string | number)[]): ValuesFile {
	const value = valueAt(file.value, path);
	if (typeof value === 'string') return textValues(file, path, value);
	const { fileName, text } = file;
	const shared = {
		fileName,
		text,
		locate: (inner: readonly (string | number)[], part?: 'key' | 'value') =>
			file.locate([...path, ...inner], part),
		writtenAs: (inner: readonly (string | number)[]) => file.writtenAs([...path, ...inner]),
	};
	if (typeof value === 'object' && !Array.isArray(value)) {
		return { ...shared, value: (value ?? {}) as JsonObject, problems: file.problems };
	}
	const place = file.locate(path) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
	const what = Array.isArray(value) ? 'a list' : `a ${typeof value}`;
	const message = `values must be a map (\`key: value\`) or text that holds one, this is ${what}`;
	return {
		...shared,
		value: {},
		problems: [{ code: 'yaml-not-a-map', severity: 'error', message, ...place }],
	};
}

/** Values given as text: YAML inside YAML. */
function textValues(file: YamlFile, path: readonly (string | number)[], text: string): ValuesFile {
	const inner = readYaml(text, file.fileName);
	const outer = file.locate(path) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
	const place = placement(file.text, outer, inner.text);
	return {
		fileName: file.fileName,
		text: file.text,
		value: inner.value,
		problems: inner.problems.map((problem) => ({ ...problem, ...place(problem) })),
		locate: (at, part) => {
			const found = inner.locate(at, part);
			return found && place(found);
		},
		writtenAs: inner.writtenAs,
	};
}

/**
 * From places in the inner text to places in the file: exact for a literal block (`|`), whose lines are the file's own behind an indentation;
 * for text that is folded or quoted, the place of all of it.
 */
function placement(file: string, outer: Location, inner: string): (place: Location) => Location {
	const lines = file.split('\n');
	const header = lines[outer.line - 1]?.slice(outer.column - 1) ?? '';
	const innerLines = inner.split('\n');
	const index = innerLines.findIndex((line) => line.trim() !== '');
	const first = innerLines[index] ?? '';
	const indent = lines[outer.line + index]?.lastIndexOf(first) ?? -1;
	if (!header.startsWith('|') || index === -1 || indent < 0) return () => outer;
	return ({ line, column, endLine, endColumn }) => ({
		line: line + outer.line,
		column: column + indent,
		endLine: endLine + outer.line,
		endColumn: endColumn + indent,
	});
}
