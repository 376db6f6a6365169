// Checks values files as layers over the chart's own values, with every rule of the chart. Pure.

import type { ValuesFile } from '../../readers/values/values-file.ts';
import { mergeValues } from '../../readers/yaml/merge.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { staleRanges } from '../../schema/validate/stale-ranges.ts';
import type { ReportFinding } from '../report/types.ts';
import { problemFindings, valueFindings } from './to-report.ts';

export interface CheckedLayers {
	/** Sorted by place. Where a file cannot be read, its problems only. */
	readonly findings: readonly ReportFinding[];
	/** What the values amount to; undefined where a file cannot be read. */
	readonly decision: Decision | undefined;
	/** The layers over the chart's own values, as Helm hands them to templates; undefined where a file cannot be read. */
	readonly values: unknown;
}

interface LayerOptions {
	readonly release?: string;
	/** As in {@link decide}. */
	readonly named?: string;
	/** YYYY-MM-DD; with it, what has grown old is found too. */
	readonly today?: string | null;
}

/** `files` in the order of helm's -f: the last one is on top. */
export function checkLayers(
	files: readonly ValuesFile[],
	{ release = 'kong', named, today = null }: LayerOptions = {},
): CheckedLayers {
	const problems = files.flatMap(problemFindings);
	if (problems.some(({ severity }) => severity === 'error'))
		return { findings: problems, decision: undefined, values: undefined };
	const merged = mergeValues(
		chartDefaults,
		files.map(({ value }) => value),
	);
	const decision = checkValues(merged, release, named);
	const { warnings } = decision.situation.values.clientIp;
	const old = today === null ? [] : staleRanges(decision.situation, today);
	const findings = valueFindings([...decision.findings, ...old], warnings, files);
	return { findings: [...problems, ...findings], decision, values: merged };
}
