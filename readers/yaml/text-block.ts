// Text inside a YAML file that is YAML itself: where its lines stand in the file, and what is wrong with it.
import { severityOf } from '../../schema/findings/render.ts';
import { readYaml } from './read.ts';
import type { Location, YamlProblem } from './types.ts';

/**
 * The first error of a text as YAML, at its place in the `file` that holds it at `outer`; undefined where it can be read,
 * whatever it is.
 */
export function errorInText(file: string, outer: Location, text: string): YamlProblem | undefined {
	const inner = readYaml(text, '');
	const error = inner.problems.find(
		(problem) => severityOf(problem) === 'error' && problem.code !== 'yaml-not-a-map',
	);
	return error && { ...error, ...placement(file, outer, inner.text)(error) };
}

/**
 * From places in the inner text to places in the file: exact for a literal block (`|`), whose lines are the file's own behind an indentation;
 * for text that is folded or quoted, the place of all of it.
 */
export function placement(file: string, outer: Location, inner: string): (place: Location) => Location {
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
