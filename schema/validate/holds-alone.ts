// Which findings hold for one values file whatever other files lie under or over it.

import type { ValuesFinding } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import type { ValuePath } from '../text/path.ts';

/** Whether the finding about `values`, one file of several perhaps, is true of that file alone. */
export function holdsAlone({ code, path, also = [] }: ValuesFinding, values: unknown): boolean {
	const { alone, isMissing } = definitionOf(code);
	if (alone === 'always') return true;
	if (!alone) return false;
	if (isMissing && !alone.every((one) => also.some((other) => other.join('.') === one))) return false;
	const needed = alone.map((one) => one.split('.'));
	return [...(isMissing ? [] : [path]), ...also, ...needed].every((one) => isSet(values, one));
}

function isSet(values: unknown, path: ValuePath): boolean {
	let here: unknown = values;
	for (const step of path) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false;
		here = (here as { [key: string]: unknown })[step];
	}
	return here !== null;
}
