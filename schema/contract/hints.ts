// What a user most likely meant by an unknown key or value.
import { type Finding, hints, type ValuePath } from '../messages.ts';
import { nearest } from '../nearest.ts';
import { contract } from './settle.ts';
import { type Contract, isLeaf, type Leaf } from './types.ts';

/** The finding with the nearest right name, where there is one. */
export function withNearest(finding: Finding): Finding {
	const name = nearestFor(finding);
	return name === undefined ? finding : { ...finding, hint: hints.nearest(name) };
}

function nearestFor({ code, path, args }: Finding): string | undefined {
	if (code === 'key-unknown') return nearestKey(path);
	if (code !== 'value-unknown') return undefined;
	const allowed = (args.allowed ?? '').split(', ');
	return nearest(args.value ?? '', allowed);
}

/** A neighbour with a similar name; else the only key of the same name elsewhere. */
function nearestKey(path: ValuePath): string | undefined {
	const key = String(path.at(-1));
	const parents = path.slice(0, -1).map(String);
	const parent = nodeAt(parents);
	const neighbour = parent && !isLeaf(parent) ? nearest(key, Object.keys(parent)) : undefined;
	if (neighbour !== undefined) return [...parents, neighbour].join('.');
	const same = (pathsByName.get(plain(key)) ?? []).filter((one) => one !== parents.join('.'));
	return same.length === 1 ? same[0] : undefined;
}

function nodeAt(steps: readonly string[]): Leaf | Contract | undefined {
	let node: Leaf | Contract | undefined = contract;
	for (const step of steps)
		node = node && !isLeaf(node) && Object.hasOwn(node, step) ? node[step] : undefined;
	return node;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const pathsByName = new Map<string, string[]>();

function collect(spec: Contract, under: string): void {
	for (const [key, node] of Object.entries(spec)) {
		const path = under ? `${under}.${key}` : key;
		pathsByName.set(plain(key), [...(pathsByName.get(plain(key)) ?? []), path]);
		if (!isLeaf(node)) collect(node, path);
	}
}
collect(contract, '');
