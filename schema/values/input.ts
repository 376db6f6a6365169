// What a user may write: the values with every key optional and nullable, since missing and null mean the default.
import type { Values } from './values.ts';

/** Makes every key of a map optional and nullable; lists are unchanged, item by item. */
export type Input<T> = T extends readonly unknown[]
	? T | null
	: string extends keyof T
		? { [key in keyof T]: Input<T[key]> } | null
		: T extends object
			? { [key in keyof T]?: Input<T[key]> } | null
			: T | null;

export type ValuesInput = Input<Values>;
