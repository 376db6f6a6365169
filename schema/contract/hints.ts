// What a user most likely meant by an unknown key or value.

import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { type Finding, hints, type ValuePath } from '../messages.ts';
import { likely, nearest } from '../nearest.ts';
import { contract } from './settle.ts';
import { type Contract, isLeaf, type Leaf } from './types.ts';

/** The finding with the names that are most likely the right ones, where there are any. */
export function withNearest(finding: Finding): Finding {
	const names = guesses(finding);
	if (names.length > 0) return { ...finding, hint: hints.nearest(names) };
	return isUnknownProduct(finding) ? { ...finding, hint: hints.products } : finding;
}

function guesses({ code, path, args }: Finding): readonly string[] {
	if (code === 'key-unknown') return [nearestKey(path) ?? []].flat();
	if (code !== 'value-unknown') return [];
	const value = args.value ?? '';
	const other = otherWords[path.join('.')]?.[plain(value)];
	if (other) return [other];
	const found = likely(value, (args.allowed ?? '').split(', '));
	return found.length === 0 && isUnknownProduct({ code, path }) ? byProvider(value) : found;
}

const isUnknownProduct = ({ code, path }: Pick<Finding, 'code' | 'path'>) =>
	code === 'value-unknown' && path.join('.') === 'clientIp.loadBalancer';

/** What others call a value of ours. */
const otherWords: { readonly [path: string]: { readonly [word: string]: string } } = {
	'clientIp.strategy': {
		local: 'externalTrafficPolicy',
		xff: 'httpHeaders',
		xforwardedfor: 'httpHeaders',
		ppv1: 'proxyProtocol',
		ppv2: 'proxyProtocol',
	},
	'clientIp.scheme': { public: 'internet-facing', external: 'internet-facing', private: 'internal' },
};

/** The products of a provider, where it has few: `azure` is none of their names. */
function byProvider(value: string): readonly string[] {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	const ids = all.filter(([, { provider }]) => plain(provider) === plain(value)).map(([id]) => id);
	return ids.length <= 6 ? ids : [];
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
