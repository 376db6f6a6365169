// Checks values files as layers over the chart's own values, with every rule of the chart. Pure.
import { chartDefaults } from '../../schema/contract/defaults.ts';
import type { Decision } from '../../schema/decide/decide.ts';
import type { ReportFinding } from '../report/types.ts';
import { mergeValues } from '../yaml/merge.ts';
import { checkValues } from './check-values.ts';
import { problemFindings, valueFindings } from './to-report.ts';
import type { ValuesFile } from './values-file.ts';

export interface CheckedLayers {
	/** Sorted by place. Where a file cannot be read, its problems only. */
	readonly findings: readonly ReportFinding[];
	/** What the values amount to; undefined where a file cannot be read. */
	readonly decision: Decision | undefined;
}

/**
 * `files` in the order of helm's -f: the last one is on top.
 * @param named as in {@link decide}.
 */
export function checkLayers(files: readonly ValuesFile[], release = 'kong', named?: string): CheckedLayers {
	const problems = files.flatMap(problemFindings);
	if (problems.some(({ severity }) => severity === 'error'))
		return { findings: problems, decision: undefined };
	const merged = mergeValues(
		chartDefaults(),
		files.map(({ value }) => value),
	);
	const decision = checkValues(merged, release, named);
	const { warnings } = decision.situation.values.clientIp;
	return { findings: [...problems, ...valueFindings(decision.findings, warnings, files)], decision };
}
