// The paths of all values of the contract, and what it says of one.
import { contract } from './settle.ts';
import { type Contract, isLeaf, type Leaf } from './types.ts';

/** Steps to every value, in the order of the chart's values.yaml. */
export const valuePaths: readonly (readonly string[])[] = pathsIn(contract, []);

function pathsIn(spec: Contract, above: readonly string[]): string[][] {
	return Object.entries(spec).flatMap(([key, node]) =>
		isLeaf(node) ? [[...above, key]] : pathsIn(node, [...above, key]),
	);
}

/** Kind, default and allowed values of a value; undefined for a path that leads to none. */
export function leafAt(path: readonly (string | number)[]): Leaf | undefined {
	const node = nodeAt(path);
	return node && isLeaf(node) ? node : undefined;
}

/** Whether the chart has this path: a value, or a map of values. */
export function isOurs(path: readonly (string | number)[]): boolean {
	return nodeAt(path) !== undefined;
}

function nodeAt(path: readonly (string | number)[]): Leaf | Contract | undefined {
	return path.reduce<Leaf | Contract | undefined>(
		(here, step) => (here && !isLeaf(here) && Object.hasOwn(here, step) ? here[step] : undefined),
		contract,
	);
}

/** Whether this is what the value at a path is where nobody sets it. */
export function isDefault(path: readonly (string | number)[], value: unknown): boolean {
	const leaf = leafAt(path);
	return leaf !== undefined && JSON.stringify(leaf[1]) === JSON.stringify(value);
}
