// What an overlay is made of.
import type { Values } from '../values/values.ts';

/** Kong's charts that take the block as values of their own. */
export const overlayTargets = ['kong/kong', 'kong/ingress'] as const;
export type OverlayTarget = (typeof overlayTargets)[number];

export type OverlayValue =
	| null
	| undefined
	| boolean
	| number
	| string
	| readonly OverlayValue[]
	| { readonly [key: string]: OverlayValue };

export interface OverlayValues {
	readonly [key: string]: OverlayValue;
}

/** What the user's values say by themselves, without defaults. */
export interface Given {
	readonly proxy?:
		| (Partial<Omit<Values['proxy'], 'http' | 'tls'>> & {
				readonly http?: { readonly parameters?: readonly string[] | null } | null;
				readonly tls?: { readonly parameters?: readonly string[] | null } | null;
		  })
		| null;
}

export interface Overlay {
	readonly values: OverlayValues;
	/** Sentences for the user: what these values assume, and what the target cannot do. */
	readonly notes: readonly string[];
}
