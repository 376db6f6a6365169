// The chart's own values, as its values.yaml has them.
import { contract } from './settle.ts';
import { type Contract, isLeaf } from './types.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A fresh copy of the defaults of all values. */
export function chartDefaults(): { [key: string]: Json } {
	return defaultsOf(contract);
}

function defaultsOf(spec: Contract): { [key: string]: Json } {
	return Object.fromEntries(
		Object.entries(spec).map(([key, node]) => [
			key,
			isLeaf(node) ? (structuredClone(node[1]) as Json) : defaultsOf(node),
		]),
	);
}
