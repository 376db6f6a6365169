// How right values are bent so that a code is found in them.
import type { Method } from '../../../schema/catalogue/method.ts';
import { settle } from '../../../schema/contract/settle.ts';
import { situate } from '../../../schema/decide/situation.ts';
import type { Json } from './merge.ts';
import type { Right } from './right.ts';

/** What to set beside the right values; null where the product or the strategy has no such thing. `nth` counts the uses, for variety. */
export type Bend = (right: Right, nth: number) => Json | null;

/** By the code that is found then. */
export interface Bends {
	readonly [code: string]: Bend;
}

/** The n-th, round and round. */
export const oneOf = <T>(all: readonly T[], nth: number): T => all[nth % all.length] as T;

export const clientIp = (block: Json): Json => ({ clientIp: block });
export const proxy = (block: Json): Json => ({ proxy: block });
export const env = (settings: Json): Json => ({ env: settings });

/** The method that is in force; null for none. */
export const methodOf = ({ values }: Right): Method | null => situate(settle(values).values).method;

export const trusts = ({ way }: Right) => way === 'proxyProtocol' || way === 'httpHeaders';
