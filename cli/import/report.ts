// Findings of an import with the places in the files that they are about.

import type { ValuesFile } from '../../readers/values/values-file.ts';
import type { ValuesFinding } from '../../schema/findings/finding.ts';
import { findings as messages } from '../../schema/findings/index.ts';
import { render, renderWithHint, severityOf } from '../../schema/findings/render.ts';
import { partsByPath } from '../../schema/import/assemble.ts';
import type { ImportFinding, Part } from '../../schema/import/types.ts';
import type { ValuePath } from '../../schema/text/path.ts';
import { pathText } from '../../schema/text/path.ts';
import type { ReportFinding } from '../report/types.ts';
import { placeOf } from '../validate/to-report.ts';

/** What became of the source. `files` are the layers, the last one on top. */
export function importFindings(
	findings: readonly ImportFinding[],
	files: readonly ValuesFile[],
): ReportFinding[] {
	return findings.map((finding) => ({
		code: finding.code,
		severity: severityOf(finding),
		message: render(finding),
		...placed(finding.path, files),
	}));
}

/** What is wrong or risky about the values that were made, at the place of the source that they come from. */
export function leftFindings(
	findings: readonly ValuesFinding[],
	parts: readonly Part[],
	files: readonly ValuesFile[],
): ReportFinding[] {
	const partOf = partsByPath(parts);
	return findings.map((finding) => {
		const origin = partOf(finding.path)?.from[0] ?? null;
		return {
			code: finding.code,
			severity: messages[finding.code].severity,
			message: renderWithHint(finding),
			...placed(origin, files),
			path: pathText(finding.path),
		};
	});
}

function placed(path: ValuePath | null, files: readonly ValuesFile[]): Partial<ReportFinding> {
	if (path === null || path.length === 0) return {};
	const found = placeOf(files, { path });
	return found
		? { file: found.file.fileName, ...found.place, path: pathText(path) }
		: { path: pathText(path) };
}

/** Those with a place first, in its order; files as they come. */
export function byPlace(findings: readonly ReportFinding[]): ReportFinding[] {
	const files = [...new Set(findings.flatMap(({ file }) => file ?? []))];
	const rank = ({ file }: ReportFinding) => (file === undefined ? files.length : files.indexOf(file));
	return findings.toSorted(
		(a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
	);
}
