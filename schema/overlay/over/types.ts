// What an overlay does to the values of the files that it goes over.
import type { ValuePath } from '../../text/path.ts';

export type Json = { readonly [key: string]: unknown };

/** A value of theirs that the overlay replaces; `now` is null where it is cleared. */
export interface Change {
	readonly path: ValuePath;
	readonly was: unknown;
	readonly now: unknown;
}

/** An annotation of theirs that no later file can take away. */
export interface Deletion {
	readonly path: ValuePath;
	readonly value: string;
	/** Whether the product's controller may read it. */
	readonly matters: boolean;
}

/** What is set over theirs beside the overlay of the block alone, and what has to go by hand. */
export interface Cleared {
	/** Paths of values with what is set there; null clears. */
	readonly sets: readonly { readonly path: readonly string[]; readonly value: unknown }[];
	readonly deletions: readonly Deletion[];
}
