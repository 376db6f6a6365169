// Values inside another file: under a path of an umbrella chart's values, a Flux HelmRelease or an Argo CD Application, as a map or as text.

import { severityOf } from '../../schema/findings/render.ts';
import { valueAt } from '../../schema/text/path.ts';
import { withoutValuesHeading } from '../manifests/helm-output.ts';
import { readQuickly } from '../yaml/quick.ts';
import { readYaml, readYamlDocuments, type YamlFile } from '../yaml/read.ts';
import { placement } from '../yaml/text-block.ts';
import type { JsonObject } from '../yaml/types.ts';
import { follow } from './pointer.ts';
import type { ValuesFile } from './values-file.ts';

/**
 * The values at a path in each document that has it; none where no document does. Where the file cannot be read, one of them holds its
 * problems. Never throws.
 */
export function embeddedValues(
	given: string | Uint8Array,
	fileName: string,
	steps: readonly string[],
): ValuesFile[] {
	const source = withoutHeading(given);
	if (steps.length === 0) return [wholeFile(source, fileName)];
	const documents = readYamlDocuments(source, fileName);
	const [first] = documents;
	if (first?.problems.some((problem) => severityOf(problem) === 'error')) return [first];
	return documents.flatMap((document) => within(document, steps));
}

/** The steps may lead on into a text: the values of an umbrella chart in an Application. */
function within(file: ValuesFile, steps: readonly string[]): ValuesFile[] {
	const path = follow(file.value, steps);
	if (path) return [valuesAt(file, path)];
	for (const [index] of steps.entries()) {
		const way = follow(file.value, steps.slice(0, index));
		const text = way && valueAt(file.value, way);
		if (!way || typeof text !== 'string') continue;
		const inner = textValues(file, way, text);
		const isRead = inner.problems.every((problem) => severityOf(problem) !== 'error');
		return isRead ? within(inner, steps.slice(index)) : [inner];
	}
	return [];
}

/** Without what `helm get values` prints above them. Bytes stay bytes, since they may be no text. */
function withoutHeading(source: string | Uint8Array): string | Uint8Array {
	if (typeof source === 'string') return withoutValuesHeading(source);
	const start = decoder.decode(source.subarray(0, 30));
	return withoutValuesHeading(start) === start ? source : withoutValuesHeading(decoder.decode(source));
}

/** Larger files are read with their places at once: a reader that gives up has read them for nothing. */
const mostQuick = 64 * 1024;

/** Most files are right, and only what is wrong has to be placed: the places are read when somebody asks for one. */
function wholeFile(source: string | Uint8Array, fileName: string): ValuesFile {
	if (source.length > mostQuick) return readYaml(source, fileName);
	// Whatever is not ASCII, a mark of byte order or wrong bytes among it, the quick reader does not read.
	const text = typeof source === 'string' ? source : decoder.decode(source);
	const value = readQuickly(text);
	if (value === undefined) return readYaml(source, fileName);
	let read: YamlFile | undefined;
	const whole = () => {
		read ??= readYaml(text, fileName);
		return read;
	};
	return {
		fileName,
		text,
		value,
		problems: [],
		locate: (path, part) => whole().locate(path, part),
		writtenAs: (path) => whole().writtenAs(path),
	};
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function valuesAt(file: ValuesFile, path: readonly (string | number)[]): ValuesFile {
	const value = valueAt(file.value, path);
	const inside = insideOf(file, path);
	if (typeof value === 'string') return textValues(file, path, value);
	const { fileName, text } = file;
	const shared = {
		fileName,
		text,
		inside,
		locate: (inner: readonly (string | number)[], part?: 'key' | 'value') =>
			file.locate([...path, ...inner], part),
		writtenAs: (inner: readonly (string | number)[]) => file.writtenAs([...path, ...inner]),
	};
	if (typeof value === 'object' && !Array.isArray(value)) {
		return { ...shared, value: (value ?? {}) as JsonObject, problems: file.problems };
	}
	const place = file.locate(path) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
	const what = Array.isArray(value) ? 'a list' : `a ${typeof value}`;
	const problem = `Values must be a map (\`key: value\`) or text that holds one, this is ${what}.`;
	return {
		...shared,
		value: {},
		problems: [{ code: 'yaml-not-a-map', args: { problem }, ...place }],
	};
}

/** From the outermost document, whatever texts are on the way. */
const insideOf = ({ inside, value }: ValuesFile, path: readonly (string | number)[]) => ({
	document: inside?.document ?? value,
	path: [...(inside?.path ?? []), ...path],
});

/** Values given as text: YAML inside YAML. */
function textValues(file: ValuesFile, path: readonly (string | number)[], text: string): ValuesFile {
	const inner = readYaml(text, file.fileName);
	const outer = file.locate(path) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
	const place = placement(file.text, outer, inner.text);
	return {
		fileName: file.fileName,
		text: file.text,
		inside: insideOf(file, path),
		value: inner.value,
		problems: inner.problems.map((problem) => ({ ...problem, ...place(problem) })),
		locate: (at, part) => {
			const found = inner.locate(at, part);
			return found && place(found);
		},
		writtenAs: inner.writtenAs,
	};
}
