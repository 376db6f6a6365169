// What an input gives: the findings about it, as the command that takes it makes them.

import { mergeValues } from '../../readers/yaml/merge.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { check } from '../../schema/check/check.ts';
import { NOTHING_BESIDE } from '../../schema/check/input/beside.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf, othersOf } from '../../schema/cluster/objects.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import type { Situation } from '../../schema/decide/situation.ts';
import { render, renderWithHint } from '../../schema/findings/render.ts';
import type { OverlayInput, SampleInput } from '../../schema/findings/sample.ts';
import { judgeProbe } from '../../schema/probe/judge.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { staleRanges } from '../../schema/validate/stale-ranges.ts';
import { importedFindings } from '../support/import.ts';
import { judge } from '../support/overlay.ts';
import { planOf } from '../support/plan.ts';
import { probedOf } from '../support/probe.ts';

export interface Given {
	readonly code: string;
	readonly text: string;
}

/** What is found in an input, in order. Advice about objects changes texts alone; to try it takes most of the time. */
export function give(input: SampleInput, advised = true): readonly Given[] {
	if ('values' in input) return byValidate(input.values);
	if ('objects' in input) {
		const beside = { ...NOTHING_BESIDE, others: othersOf(input.objects) };
		const circumstances = { ...NO_CIRCUMSTANCES, ...input.circumstances };
		const { findings } = (advised ? checkAndAdvise : check)(objectsOf(input.objects), circumstances, beside);
		return findings.map((one) => ({ code: one.code, text: renderWithHint(one) }));
	}
	if ('imported' in input)
		return importedFindings(input.chart ?? 'kong/kong', input.imported, input.said).map((one) => ({
			code: one.code,
			text: render(one),
		}));
	if ('over' in input) return byOverlay(input);
	if ('yaml' in input)
		return readYaml(input.yaml, 'values.yaml').problems.map((one) => ({ code: one.code, text: render(one) }));
	if ('answered' in input)
		return judgeProbe(probedOf(input.answered, input.known)).findings.map((one) => ({
			code: one.code,
			text: render(one),
		}));
	const { refused, interrupts, unknown, notes } = planOf(input.from, input.to);
	return [...refused, ...interrupts, ...unknown, ...notes].map((one) => ({
		code: one.code,
		text: render(one),
	}));
}

/** What `overlay` says of the file that it goes over. */
function byOverlay({ chart: target = 'kong/kong', block, over }: OverlayInput): readonly Given[] {
	const { findings } = judge(block, readYaml(over, 'theirs.yaml').value, target);
	return findings.map((one) => ({ code: one.code, text: render(one) }));
}

/** What ships changes with every refresh; the day of its reading is made up here. */
const withRangesOf = (read: string, situation: Situation): Situation =>
	situation.cdnRanges ? { ...situation, cdnRanges: { ...situation.cdnRanges, read } } : situation;

/** Values over the chart's own, as `validate` and Helm have them. */
function byValidate(values: object): readonly Given[] {
	const { findings, situation } = checkValues(mergeValues(chartDefaults, [values as JsonObject]), 'kong');
	return [...findings, ...staleRanges(withRangesOf('2025-12-01', situation), '2026-05-31')].map((one) => ({
		code: one.code,
		text: render(one),
	}));
}
