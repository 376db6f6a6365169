// What `validate` says of values over the chart's own.

import { mergeValues } from '../../../readers/yaml/merge.ts';
import type { JsonObject } from '../../../readers/yaml/types.ts';
import { chartDefaults } from '../../../schema/contract/defaults.ts';
import { findings as messages } from '../../../schema/findings/index.ts';
import { renderWithHint } from '../../../schema/findings/render.ts';
import { checkValues } from '../../../schema/validate/check-values.ts';

/** `severity code: text` of each finding. */
export function said(values: object): string[] {
	const { findings } = checkValues(mergeValues(chartDefaults, [values as JsonObject]), 'kong');
	return findings.map((one) => `${messages[one.code].severity} ${one.code}: ${renderWithHint(one)}`);
}
