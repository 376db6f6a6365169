// What the schema says of keys that only Kong's charts have: it refuses them with a text that says where to read more.
import { kongOnlyKeys } from '../../schema/charts/kong-keys.ts';
import type { Node, RootNode } from './values-schema.ts';

/**
 * A value that such a key would have to have: of all keywords the one whose text both of Helm's engines print. The keys are patterns, since editors
 * offer what is in `properties`.
 */
const refused = { const: 'absent: kong-client-ip validate says what takes its place' };

/** The schema that the chart ships, with these keys in every map that Kong's charts have too. */
export function withKongOnlyKeys(schema: RootNode): RootNode {
	const places = placesOf(schema, schema.definitions);
	const definitions = Object.entries(schema.definitions).map(([name, node]) => {
		const paths = places.filter(([one]) => one === name).map(([, path]) => path);
		return [name, refusing(node, paths)];
	});
	return { ...refusing(schema, ['']), definitions: Object.fromEntries(definitions) };
}

function refusing<Refusing extends Node>(node: Refusing, paths: readonly string[]): Refusing {
	const names = kongOnlyKeys.flatMap((key) => {
		const last = key.lastIndexOf('.');
		return paths.includes(key.slice(0, Math.max(last, 0))) ? [key.slice(last + 1)] : [];
	});
	if (names.length === 0) return node;
	const patterns = node.patternProperties as Node['properties'];
	return { ...node, patternProperties: { ...patterns, [`^(${names.join('|')})$`]: refused } };
}

/** Where each definition is, by dotted paths. */
function placesOf(
	node: Node,
	definitions: RootNode['definitions'],
	above = '',
): [name: string, path: string][] {
	return Object.entries(node.properties ?? {}).flatMap(([key, { $ref }]) => {
		const name = $ref?.replace('#/definitions/', '') ?? '';
		const target = definitions[name];
		const path = above === '' ? key : `${above}.${key}`;
		return target ? [[name, path], ...placesOf(target, definitions, path)] : [];
	});
}
