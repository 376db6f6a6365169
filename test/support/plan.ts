// Plans from values as users write them.

import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { isError } from '../../schema/findings/render.ts';
import { plan } from '../../schema/plan/plan.ts';
import type { Naming, Plan, PlanSide } from '../../schema/plan/types.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

export const naming: Naming = { release: 'kong', from: ['old.yaml'], to: ['new.yaml'], embedded: false };

/** Values over the chart's own, decided; null where they have errors. */
export function sideOf(values: object): PlanSide | null {
	const merged = mergeValues(chartDefaults, [values as JsonObject]);
	const decision = checkValues(merged, 'kong');
	const { warnings } = decision.situation.values.clientIp;
	return decision.findings.some((finding) => isError(finding, warnings))
		? null
		: { values: merged, decision };
}

/** The plan between values without errors. Throws where one side has some. */
export function planOf(from: object, to: object, how: Partial<Naming> = {}): Plan {
	const [before, after] = [sideOf(from), sideOf(to)];
	if (!before || !after) throw new Error(`values have errors: ${JSON.stringify(before ? to : from)}`);
	return plan(before, after, { ...naming, ...how });
}
