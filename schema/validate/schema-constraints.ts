// Where the schema says more than the contract: forms, ranges and lengths. Elsewhere the schema cannot find what the contract does not.

interface Node {
	readonly $ref?: string;
	readonly properties?: { readonly [key: string]: Node };
	readonly additionalProperties?: boolean | Node;
	readonly items?: Node;
	readonly [keyword: string]: unknown;
}

/** What kind, default and allowed values of the contract cover, and what does not constrain. */
const covered = new Set([
	'type',
	'enum',
	'enumDescriptions',
	'description',
	'default',
	'title',
	'$comment',
	'errorMessage',
	'patternErrorMessage',
	// The conditional on trustedIPs, which a rule says better.
	'if',
	'else',
	// Conditionals that refuse nothing.
	'allOf',
]);

/** The rule `trusted-ip-invalid` is stricter than the schema's pattern. */
const stricterRule = 'clientIp.trustedIPs';

/** What is at the leaves of the contract that the schema constrains further; other leaves and maps without any are missing. */
export interface ConstrainedTree<T> {
	readonly [key: string]: T | ConstrainedTree<T>;
}

/**
 * The leaves that the schema constrains further, each with the place in the schema that says so: a JSON pointer as a fragment,
 * `#/definitions/…`. `schema` is that of the values: maps of ours, and references to its own definitions.
 */
export function constrainedLeaves(schema: unknown): ConstrainedTree<string> {
	const root = schema as Node & { readonly definitions: { readonly [name: string]: Node } };
	const walk = (node: Node, path: string, pointer: string): string | ConstrainedTree<string> => {
		if (node.$ref) {
			const name = node.$ref.replace('#/definitions/', '');
			return walk(root.definitions[name] ?? {}, path, node.$ref);
		}
		if (!node.properties || node.additionalProperties !== false) {
			return path === stricterRule || isPlain(node) ? {} : pointer;
		}
		const members = Object.entries(node.properties).map(([key, child]) => [
			key,
			walk(child, path ? `${path}.${key}` : key, `${pointer}/properties/${key}`),
		]);
		return Object.fromEntries(
			members.filter(([, found]) => typeof found === 'string' || Object.keys(found ?? {}).length > 0),
		);
	};
	const tree = walk(root, '', '#');
	return typeof tree === 'string' ? {} : tree;
}

/** The same tree with something else at its leaves. */
export function mapLeaves<T>(tree: ConstrainedTree<string>, make: (leaf: string) => T): ConstrainedTree<T> {
	return Object.fromEntries(
		Object.entries(tree).map(([key, node]) => [
			key,
			typeof node === 'string' ? make(node) : mapLeaves(node, make),
		]),
	);
}

/** A scalar, a list of scalars or a map of scalars without further keywords; anything else counts as constrained. */
function isPlain(node: Node): boolean {
	return Object.entries(node).every(([keyword, value]) => {
		if (keyword === 'items' || keyword === 'additionalProperties') {
			return typeof value === 'boolean' || (isPlain(value as Node) && !('properties' in (value as Node)));
		}
		return covered.has(keyword);
	});
}
