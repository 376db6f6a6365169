// The contract: for each value its kind and default, as generated from the types into chart/files/contract.json.

/** What a value may be. Worded for messages: "proxy.labels must be a map of strings". */
export type ValueKind =
	| 'string'
	| 'boolean'
	| 'whole number'
	| 'number or string'
	| 'list'
	| 'list of strings'
	| 'list of maps'
	| 'map'
	| 'map of strings';

/** Kind, default and, where there are few, the values allowed. */
export type Leaf = readonly [kind: ValueKind, fallback: unknown, allowed?: readonly unknown[]];

/** The contract of a map that the chart owns: a leaf or a further map for each key, no other keys. */
export interface Contract {
	readonly [key: string]: Leaf | Contract;
}

export function isLeaf(node: Leaf | Contract): node is Leaf {
	return Array.isArray(node);
}
