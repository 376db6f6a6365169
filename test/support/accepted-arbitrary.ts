// Random values files that the chart accepts: what it refuses in a file is taken out of it.
import type fc from 'fast-check';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { isError } from '../../schema/findings/render.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { valuesArbitrary } from './values-arbitrary.ts';

type Values = { readonly [key: string]: unknown };

/** Most of them are accepted; where the remedy would be to add something, errors are left. */
export const acceptedArbitrary: fc.Arbitrary<Values> = valuesArbitrary.map((values) => withoutErrors(values));

function withoutErrors(values: Values, rounds = 5): Values {
	const { findings, situation } = checkValues(mergeValues(chartDefaults, [values as JsonObject]), 'kong');
	const { warnings } = situation.values.clientIp;
	const wrong = findings.filter((finding) => isError(finding, warnings)).map(({ path }) => path);
	if (wrong.length === 0 || rounds === 0) return values;
	const copy = structuredClone(values);
	for (const path of wrong) takeOut(copy, path);
	return withoutErrors(copy, rounds - 1);
}

/** Takes out what is at the path, or what is nearest above it. */
function takeOut(values: unknown, [key = '', ...rest]: readonly (string | number)[]): void {
	const map = values as { [key: string | number]: unknown };
	const below = map[key];
	if (
		rest.length > 0 &&
		typeof below === 'object' &&
		below !== null &&
		rest[0] !== undefined &&
		rest[0] in below
	)
		takeOut(below, rest);
	else if (Array.isArray(values)) values.splice(Number(key), 1);
	else delete map[key];
}
