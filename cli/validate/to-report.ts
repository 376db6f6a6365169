// Turns what reading and checking found into what is reported: with file, line and column.

import type { ValuesFile } from '../../readers/values/values-file.ts';
import { errorInText } from '../../readers/yaml/text-block.ts';
import type { Location, YamlProblem } from '../../readers/yaml/types.ts';
import type { ValuesFinding } from '../../schema/findings/finding.ts';
import { definitionOf, isError, render, renderWithHint, severityOf } from '../../schema/findings/render.ts';
import { shapeHint } from '../../schema/hints/shape-hints.ts';
import type { ValuePath } from '../../schema/text/path.ts';
import { pathText, valueAt } from '../../schema/text/path.ts';
import type { ReportFinding } from '../report/types.ts';

/** Problems of a file as YAML. */
export function problemFindings(file: ValuesFile): ReportFinding[] {
	return file.problems.map((problem) => ({
		code: problem.code,
		severity: severityOf(problem),
		message: render(problem),
		file: file.fileName,
		...placeOnly(problem),
	}));
}

/** Findings about merged values; `files` are the layers, the last one on top. Sorted by place. */
export function valueFindings(
	findings: readonly ValuesFinding[],
	warnings: 'print' | 'fail',
	files: readonly ValuesFile[],
): ReportFinding[] {
	const reported = findings.map((finding) => {
		const found = placeOf(files, finding);
		const inside = found && errorInside(finding, found.file);
		return {
			code: finding.code,
			severity: isError(finding, warnings) ? ('error' as const) : ('warning' as const),
			message: inside
				? `${render(finding)} ${render(inside)}`
				: renderWithHint(withShape(finding, found?.file)),
			...(found ? { file: found.file.fileName, ...placeOnly(inside ?? found.place) } : {}),
			path: pathText(toBlame(files, finding)),
		};
	});
	return sortByPlace(reported, files);
}

const placeOnly = ({ line, column, endLine, endColumn }: Location) => ({ line, column, endLine, endColumn });

interface Found {
	readonly file: ValuesFile;
	readonly place: Location;
}

/** Of the values to blame the one in the last file that has one. */
function toBlame(
	files: readonly ValuesFile[],
	{ path, also = [] }: { readonly path: ValuePath; readonly also?: readonly ValuePath[] },
): ValuePath {
	if (also.length === 0) return path;
	const rank = (one: ValuePath) => files.findLastIndex((file) => file.locate(one) !== undefined);
	const [last = path] = [path, ...also].toSorted((a, b) => rank(b) - rank(a));
	return last;
}

/** In the last file that has the value, else its nearest parent. */
export function placeOf(
	files: readonly ValuesFile[],
	finding: {
		readonly code?: ValuesFinding['code'];
		readonly path: ValuePath;
		readonly also?: readonly ValuePath[];
	},
): Found | undefined {
	const { code } = finding;
	const path = toBlame(files, finding);
	for (let length = path.length; length > 0; length--) {
		const steps = path.slice(0, length);
		const file = files.findLast((one) => one.locate(steps) !== undefined);
		if (file)
			return {
				file,
				place: markOf(
					file,
					steps,
					(code !== undefined && definitionOf(code).blamesKey === true) || length < path.length,
				),
			};
	}
	const [file] = files;
	return file && { file, place: { line: 1, column: 1, endLine: 1, endColumn: 1 } };
}

/** A value on one line is marked itself; a map, a list, a text block or nothing is marked by its key. */
function markOf(file: ValuesFile, steps: ValuePath, keyOnly: boolean): Location {
	const value = file.locate(steps) as Location;
	const key = file.locate(steps, 'key') ?? value;
	return keyOnly || value.endLine > value.line ? key : value;
}

/** What keeps Kong's configuration, a text in the values, from being read. */
function errorInside({ code, path }: ValuesFinding, file: ValuesFile): YamlProblem | undefined {
	if (code !== 'dbless-invalid') return undefined;
	const text = valueAt(file.value, path);
	const outer = file.locate(path);
	return typeof text === 'string' && outer ? errorInText(file.text, outer, text) : undefined;
}

/** How to write a value of the wrong shape, if the file shows what was meant. */
function withShape(finding: ValuesFinding, file: ValuesFile | undefined): ValuesFinding {
	if (finding.hint || finding.code !== 'value-shape' || !file) return finding;
	const { path, args } = finding;
	const value = valueAt(file.value, path);
	const written = file.writtenAs(path);
	const hint = shapeHint({
		path,
		kind: args.kind ?? '',
		value,
		...(written === undefined ? {} : { written }),
	});
	return hint === undefined ? finding : { ...finding, hint };
}

function sortByPlace(findings: ReportFinding[], files: readonly ValuesFile[]): ReportFinding[] {
	const order = new Map(files.map(({ fileName }, index) => [fileName, index]));
	const rank = ({ file = '' }: ReportFinding) => order.get(file) ?? -1;
	return findings.toSorted(
		(a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
	);
}
