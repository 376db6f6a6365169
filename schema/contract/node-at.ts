// What the contract has at a path.
import { contract } from './settle.ts';
import { type Contract, isLeaf, type Leaf } from './types.ts';

/** Our value at the path, or the one above it; `inside` if that one contains the path. */
export function nodeAt(path: readonly (string | number)[]): {
	readonly node: Leaf | Contract | undefined;
	readonly inside: boolean;
} {
	let node: Leaf | Contract | undefined = contract;
	for (const step of path) {
		if (!node || isLeaf(node)) return { node, inside: node !== undefined };
		node = Object.hasOwn(node, step) ? node[step] : undefined;
	}
	return { node, inside: false };
}
