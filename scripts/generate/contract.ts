// Makes the contract (kind, default and allowed values of each key) from the folded schema.
import type { Contract, Leaf, ValueKind } from '../../schema/contract/types.ts';
import type { Node, RootNode } from './values-schema.ts';

/** Throws where a property has no default: every key of ours has one. */
export function contractOf(node: Node, root: RootNode, path = ''): Contract {
	return Object.fromEntries(
		Object.entries(node.properties ?? {}).map(([key, child]) => {
			const at = path ? `${path}.${key}` : key;
			if (child.$ref) return [key, contractOf(closedNode(child, root), root, at)];
			if (child.default === undefined) throw new Error(`${at} has no @default`);
			return [key, leafOf(child)];
		}),
	);
}

/** The closed object that a reference leads to. */
export function closedNode(node: Node, root: RootNode): Node {
	const target = root.definitions[String(node.$ref).replace('#/definitions/', '')];
	if (!target) throw new Error(`No definition for ${node.$ref}`);
	return target;
}

function leafOf(node: Node): Leaf {
	const allowed = (node.enum ?? node.items?.enum)?.filter((value) => value !== null);
	const kind = kindOf(node);
	return allowed && kind !== 'boolean' ? [kind, node.default, allowed] : [kind, node.default];
}

function kindOf(node: Node): ValueKind {
	const types = [node.type ?? []].flat().filter((type) => type !== 'null');
	if (types.length === 2 && types.includes('number') && types.includes('string')) return 'number or string';
	const [type] = types;
	if (types.length !== 1 || !type) throw new Error(`No kind for ${JSON.stringify(node)}`);
	if (type === 'array') return kindOfList(node);
	if (type === 'object') return kindOfMap(node);
	if (type === 'string' || type === 'boolean') return type;
	const isWhole = type === 'integer' || (type === 'number' && node.enum?.every(Number.isInteger));
	return isWhole ? 'whole number' : fail(node);
}

function kindOfList({ items }: Node): ValueKind {
	if (items?.type === 'object' || items?.$ref) return 'list of maps';
	return items?.type === 'string' ? 'list of strings' : 'list';
}

function kindOfMap({ additionalProperties: members }: Node): ValueKind {
	return typeof members === 'object' && members.type === 'string' ? 'map of strings' : 'map';
}

function fail(node: Node): never {
	throw new Error(`No kind for ${JSON.stringify(node)}: use @asType integer`);
}
