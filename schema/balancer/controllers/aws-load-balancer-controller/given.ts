// A value together with the setting that gave it.
import type { Where } from '../../types.ts';

/** A value and the setting that gave it. */
export interface Given<Value> {
	readonly value: Value;
	readonly at: Where;
}
