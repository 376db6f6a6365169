// Checks one values file by itself: what is wrong in it whatever other files lie under or over it. Pure.

import type { ValuesFile } from '../../readers/values/values-file.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import type { ValuesFinding } from '../../schema/findings/finding.ts';
import { definitionOf, isError } from '../../schema/findings/render.ts';
import { pathText } from '../../schema/text/path.ts';
import { underAnyStrategy } from '../../schema/validate/any-strategy.ts';
import { examine, findingsIn } from '../../schema/validate/check-values.ts';
import { decide } from '../../schema/validate/decide.ts';
import { holdsAlone } from '../../schema/validate/holds-alone.ts';
import {
	blocksInside,
	holdsOurKeys,
	isOurs,
	mentionsUs,
} from '../../schema/validate/values-of-this-chart.ts';
import type { ReportFinding } from '../report/types.ts';
import type { ChartBeside } from './chart-beside.ts';
import { problemFindings, valueFindings } from './to-report.ts';

export interface Alone {
	readonly findings: readonly ReportFinding[];
	/** Whether the file is not one of ours, so that nothing was looked at: another chart's may be a list, or a template. */
	readonly skipped: boolean;
	/** Where in a skipped file a block of ours is there all the same, if one does: JSON pointers. */
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

/** What is known of a file beside its values. */
export interface AloneOptions {
	/** Every file is ours. */
	readonly strict?: boolean;
	/** The chart in whose folder the file is; asked only where that matters. */
	readonly chartBeside?: () => ChartBeside | null;
	/** The file as it is, for one that cannot be read: its text may be lost by then. */
	readonly raw?: () => string;
	readonly decideFor?: typeof decide;
}

/** Each reading of the file, itself and with each strategy that it leaves open, is decided once. */
export function checkAlone(file: ValuesFile, options: AloneOptions = {}): Alone {
	const { strict = false, decideFor = decide } = options;
	const problems = problemFindings(file);
	const isBroken = problems.some(({ code }) => unreadable.has(code));
	if (!strict && !isForUs(file, isBroken, options)) {
		const inside = isBroken ? [] : blocksInside(file.value);
		return { findings: [], skipped: true, ...(inside.length > 0 ? { inside } : {}), ifComplete: 0 };
	}
	if (problems.some(({ severity }) => severity === 'error')) {
		return { findings: problems, skipped: false, ifComplete: 0 };
	}
	const look = (value: JsonObject) => examine(value, decideFor(value, 'kong'));
	const examined = look(file.value);
	const findings = findingsIn(examined);
	if (findings.length === 0) return { findings: problems, skipped: false, ifComplete: 0 };
	const { warnings } = examined.decision.situation.values.clientIp;
	const always = underAnyStrategy(findings, file.value, (value) => findingsIn(look(value)));
	const held = findingsIn(examined, (finding) => holdsAlone(finding, file.value) || always(finding));
	const missing = held.find(({ code }) => definitionOf(code).isMissing);
	const errors = (list: readonly ValuesFinding[]) => list.filter((one) => isError(one, warnings)).length;
	return {
		findings: [...problems, ...valueFindings(held, warnings, [file])],
		skipped: false,
		ifComplete: errors(findings) - errors(held),
		...(missing ? { missing: pathText(missing.path) } : {}),
	};
}

/** A chart's own folder says whose its values are, unless our keys in them say otherwise: somebody may have copied this chart. */
function isForUs(file: ValuesFile, isBroken: boolean, { chartBeside, raw }: AloneOptions): boolean {
	if (!isBroken && holdsOurKeys(file.value)) return true;
	const beside = chartBeside?.() ?? null;
	if (beside === 'ours' || beside === 'other') return beside === 'ours';
	return isBroken ? mentionsUs(raw?.() ?? file.text) : isOurs(file.value, file.text);
}
