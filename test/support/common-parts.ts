// What several trees have in common, and what each has beside it: so that a golden file says a thing once.
import { isDeepStrictEqual } from 'node:util';

/** A map of maps; anything else in it is taken as a whole. */
export interface Tree {
	readonly [key: string]: unknown;
}

const isTree = (value: unknown): value is Tree =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members that all trees have alike. */
export function common(trees: readonly Tree[]): Tree {
	const [first = {}, ...others] = trees;
	return others.reduce(commonOfTwo, first);
}

function commonOfTwo(one: Tree, other: Tree): Tree {
	return members(one, (value, key) => {
		const beside = other[key];
		if (isDeepStrictEqual(value, beside)) return value;
		if (!isTree(value) || !isTree(beside)) return undefined;
		return unlessEmpty(commonOfTwo(value, beside));
	});
}

/** The members of a tree that are not in a part of it. */
export function without(tree: Tree, part: Tree): Tree {
	return members(tree, (value, key) => {
		const there = part[key];
		if (there === undefined) return value;
		if (isDeepStrictEqual(value, there)) return undefined;
		return isTree(value) && isTree(there) ? unlessEmpty(without(value, there)) : value;
	});
}

const unlessEmpty = (tree: Tree) => (Object.keys(tree).length > 0 ? tree : undefined);

function members(tree: Tree, make: (value: unknown, key: string) => unknown): Tree {
	const all = Object.entries(tree).map(([key, value]) => [key, make(value, key)] as const);
	return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
