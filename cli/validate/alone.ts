// Checks one values file by itself: what is wrong in it whatever other files lie under or over it. Pure.

import type { ValuesFile } from '../../readers/values/values-file.ts';
import type { ValuesFinding } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { pathText } from '../../schema/text/path.ts';
import { holdsAlone } from '../../schema/validate/alone.ts';
import { underAnyStrategy } from '../../schema/validate/any-strategy.ts';
import { findingsOf, findingsThat } from '../../schema/validate/check-values.ts';
import { blocksInside, isOurs } from '../../schema/validate/ours.ts';
import type { ReportFinding } from '../report/types.ts';
import { problemFindings, valueFindings } from './to-report.ts';

export interface Alone {
	readonly findings: readonly ReportFinding[];
	/** Whether the file is not one of ours, so that nothing but its YAML was looked at. */
	readonly skipped: boolean;
	/** Where in a skipped file a block of ours stands all the same, if one does: JSON pointers. */
	readonly inside?: readonly string[];
	/** How many errors more there are if this file is all there is. */
	readonly ifComplete: number;
	/** The path of a value that is missing, which another file may add. */
	readonly missing?: string;
}

/** Problems that keep Helm from reading the file as a map, whichever chart it is for. */
const unreadable = new Set([
	'yaml-alias',
	'yaml-encoding',
	'yaml-merge',
	'yaml-not-a-map',
	'yaml-size',
	'yaml-syntax',
	'yaml-tag',
]);

/** `strict` takes every file for ours. */
export function checkAlone(file: ValuesFile, strict: boolean): Alone {
	const problems = problemFindings(file);
	const isBroken = problems.some(({ code }) => unreadable.has(code));
	if (!isBroken && !strict && !isOurs(file.value, file.text)) {
		const inside = blocksInside(file.value);
		return { findings: [], skipped: true, ...(inside.length > 0 ? { inside } : {}), ifComplete: 0 };
	}
	if (problems.some(({ severity }) => severity === 'error')) {
		return { findings: problems, skipped: false, ifComplete: 0 };
	}
	const { findings, situation } = findingsOf(file.value, 'kong');
	if (findings.length === 0) return { findings: problems, skipped: false, ifComplete: 0 };
	const { warnings } = situation.values.clientIp;
	const always = underAnyStrategy(findings, file.value);
	const holds = (finding: ValuesFinding) => holdsAlone(finding, file.value) || always(finding);
	const held = findingsThat(holds, file.value, 'kong');
	const missing = held.find(({ code }) => definitionOf(code).isMissing);
	const own = valueFindings(held, warnings, [file]);
	const all = valueFindings(findings, warnings, [file]);
	const errors = (list: readonly ReportFinding[]) =>
		list.filter(({ severity }) => severity === 'error').length;
	return {
		findings: [...problems, ...own],
		skipped: false,
		ifComplete: errors(all) - errors(own),
		...(missing ? { missing: pathText(missing.path) } : {}),
	};
}
