// Adds what only editors read to the schema of the values: what validates stays as it is.
import type { Node, RootNode } from './values-schema.ts';

export interface EditorHelp {
	/** Where the schema is published. */
	readonly id: string;
	/** A line for each value of a list of values, by type and property. */
	readonly choices: { readonly [property: string]: { readonly [value: string]: string } };
	/** What an editor says where a value is none of a list that is too long to read. */
	readonly messages: { readonly [property: string]: string };
	/** Conditions on `clientIp` that refuse nothing. */
	readonly misfits: readonly Node[];
	/** Keys that are offered below `env`. */
	readonly settings: readonly string[];
}

/** The definition of what a key of `env` holds. */
const setting = 'Setting';

/** Throws where a list of values has no lines. */
export function editorSchema(schema: RootNode, help: EditorHelp): RootNode {
	const { $schema, properties, definitions, ...rest } = schema;
	const titles = titlesOf(schema);
	const helped = (node: Node, type: string): Node => ({
		...node,
		properties: Object.fromEntries(
			Object.entries(node.properties ?? {}).map(([key, child]) => [
				key,
				withHelp(child, `${type}.${key}`, help),
			]),
		),
	});
	const root = helped({ properties: { ...properties } }, 'Values').properties ?? {};
	const { env = {} } = root;
	return {
		$schema,
		$id: help.id,
		...rest,
		properties: { ...root, env: offering(env, help.settings) },
		definitions: {
			...Object.fromEntries(
				Object.entries(definitions).map(([name, node]) => [
					name,
					{
						...(titles.has(name) ? { title: titles.get(name) } : {}),
						...helped(node, name),
						...(name === 'ClientIp' ? { allOf: help.misfits } : {}),
					},
				]),
			),
			[setting]: env.additionalProperties as Node,
		},
	};
}

/**
 * The path of each map of ours, such as `proxy.http`: editors show the nearest title above every description. A map that is there twice has
 * none of its own.
 */
function titlesOf(schema: RootNode): Map<string, string> {
	const paths = new Map<string, string[]>();
	const walk = (node: Node, path: string) => {
		for (const [key, { $ref }] of Object.entries(node.properties ?? {})) {
			if (!$ref) continue;
			const name = $ref.replace('#/definitions/', '');
			const below = path === '' ? key : `${path}.${key}`;
			paths.set(name, [...(paths.get(name) ?? []), below]);
			walk(schema.definitions[name] ?? {}, below);
		}
	};
	walk(schema, '');
	return new Map(
		[...paths].flatMap(([name, [path, ...others]]) => (others.length > 0 || !path ? [] : [[name, path]])),
	);
}

function withHelp(node: Node, property: string, { choices, messages }: EditorHelp): Node {
	const out = withDefault(node);
	const errorMessage = messages[property];
	const lines = choices[property];
	if (out.items?.enum)
		out.items = { ...out.items, enumDescriptions: described(out.items.enum, lines, property) };
	if (!out.enum) return out;
	return {
		...out,
		enumDescriptions: described(out.enum, lines, property),
		...(errorMessage === undefined ? {} : { errorMessage }),
	};
}

function described(
	values: readonly unknown[],
	lines: { readonly [value: string]: string } | undefined,
	property: string,
): string[] {
	return values.map((value) => {
		const line = value === null ? 'The same as no key: the default.' : lines?.[String(value)];
		if (line === undefined) throw new Error(`${property}: ${value} has no line in schema/values/choices.ts`);
		return line;
	});
}

/** Editors show the description, and no default. */
function withDefault(node: Node): Node {
	const { description } = node;
	if (description === undefined) return { ...node };
	return { ...node, description: `${description} Default: ${defaultText(node.default)}.` };
}

function defaultText(value: unknown): string {
	if (value === undefined) return 'unset';
	return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}

/** The same map with keys that editors offer. What a key may hold is defined once, so that each costs little. */
function offering(map: Node, keys: readonly string[]): Node {
	const $ref = `#/definitions/${setting}`;
	const properties = Object.fromEntries(keys.map((key) => [key, { $ref }]));
	return { ...map, properties, additionalProperties: { $ref } };
}
