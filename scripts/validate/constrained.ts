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
	// The conditional on trustedIPs, which a rule says better.
	'if',
	'then',
]);

/** The rule `trusted-ip-invalid` is stricter than the schema's pattern. */
const stricterRule = 'clientIp.trustedIPs';

/** Paths, joined by dots, of the contract's leaves that the schema constrains further. */
export function constrainedPaths(schema: unknown): string[] {
	const root = schema as Node & { readonly definitions: { readonly [name: string]: Node } };
	const walk = (node: Node, path: string): string[] => {
		if (node.$ref) return walk(root.definitions[node.$ref.replace('#/definitions/', '')] ?? {}, path);
		if (node.properties && node.additionalProperties === false) {
			return Object.entries(node.properties).flatMap(([key, child]) =>
				walk(child, path ? `${path}.${key}` : key),
			);
		}
		return path === stricterRule || isPlain(node) ? [] : [path];
	};
	return walk(root, '');
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
