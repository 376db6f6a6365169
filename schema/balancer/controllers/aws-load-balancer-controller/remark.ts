// Makes remarks, with fewer words.
import type { Remark, Where } from '../../types.ts';

/** Good to know. */
export function note(at: Where, text: string): Remark {
	return { at, text, weight: 'note' };
}

/** Likely not what its author wants. */
export function risk(at: Where, text: string, instead?: string): Remark {
	return { at, text, weight: 'risk', ...(instead === undefined ? {} : { instead }) };
}
