// Reads the values files that an overlay goes over, and says what becomes of what is in them.
import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { mergeValues, overlay } from '../../readers/yaml/merge.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { render, severityOf } from '../../schema/findings/render.ts';
import { beforeNulls } from '../../schema/overlay/over/decide-over.ts';
import { gatewayValues, judgeOver, rootOf } from '../../schema/overlay/over/judge.ts';
import { otherOrigin } from '../../schema/overlay/over/origin.ts';
import type { Over } from '../../schema/overlay/over/over.ts';
import type { OverFinding } from '../../schema/overlay/over/shape.ts';
import type { OverlayTarget } from '../../schema/overlay/overlay.ts';
import { pathText, valueAt } from '../../schema/text/path.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { byPlace } from '../import/report.ts';
import type { ReportFinding } from '../report/types.ts';
import { placeOf, problemFindings, valueFindings } from '../validate/to-report.ts';

export interface OverFiles {
	readonly blocks: readonly ValuesFile[];
	readonly theirs: readonly ValuesFile[];
	readonly target: OverlayTarget;
	readonly release: string;
}

export interface OverReport {
	/** Sorted by place. */
	readonly findings: readonly ReportFinding[];
	/** Null where there is nothing to print. */
	readonly made: { readonly over: Over; readonly decision: Decision } | null;
}

/** Throws a UserError where a file is none of the chart. */
export function overReport({ blocks, theirs, target, release }: OverFiles): OverReport {
	const problems = [...theirs, ...blocks].flatMap(problemFindings);
	if (problems.some(({ severity }) => severity === 'error')) return { findings: problems, made: null };
	for (const file of theirs) refuseOthers(file, target);
	const merged = theirs.map(({ value }) => value).reduce(overlay, {});
	const own = blocks.map(({ value }) => value);
	const { findings, decided, over } = judgeOver({
		blocks: own,
		theirs: merged,
		before: theirs.map(({ value }) => beforeNulls(value)).reduce(overlay, {}),
		target,
		release,
		merge: (layers) => mergeValues(chartDefaults, layers),
	});
	const kept = decided ? theirs.map((file) => keptFile(file, target, decided.keep)) : [];
	const ofValues = decided
		? valueFindings(decided.decision.findings, decided.decision.situation.values.clientIp.warnings, [
				...kept,
				...blocks,
			])
		: [];
	return {
		findings: byPlace([...problems, ...ofValues, ...findings.map((one) => placed(one, theirs))]),
		made: over && decided ? { over, decision: decided.decision } : null,
	};
}

function refuseOthers(file: ValuesFile, target: OverlayTarget): void {
	const other = otherOrigin(file.value, target);
	if (!other) return;
	const place = file.locate(other.path, 'key') ?? { line: 1, column: 1 };
	throw new UserError(`${file.fileName}:${place.line}:${place.column} ${other.says}.`);
}

/** A file of theirs as one of this chart: what of it lies beneath the block. */
function keptFile(
	file: ValuesFile,
	target: OverlayTarget,
	keep: (values: ValuesFile['value']) => ValuesFile['value'],
): ValuesFile {
	const root = rootOf(target);
	const value = keep(gatewayValues(file.value, target));
	return {
		...file,
		value,
		locate: (path, part) =>
			valueAt(value, path) === undefined ? undefined : file.locate([...root, ...path], part),
		writtenAs: (path) => file.writtenAs([...root, ...path]),
	};
}

function placed(finding: OverFinding, files: readonly ValuesFile[]): ReportFinding {
	const found = placeOf(files, finding);
	return {
		code: finding.code,
		severity: severityOf(finding),
		message: render(finding),
		...(found ? { file: found.file.fileName, ...found.place } : {}),
		path: pathText(finding.path),
	};
}
