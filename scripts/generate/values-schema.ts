// Makes the JSON schema of the values from their TypeScript types, and folds it into what both of Helm's engines read well.
import { ipOrCidrShape } from '../../schema/values/ip.ts';
import { schemaOf } from './typed-schema.ts';

/** A JSON schema node, as far as this generator makes them. */
export interface Node {
	type?: string | string[];
	description?: string;
	default?: unknown;
	enum?: unknown[];
	anyOf?: Node[];
	properties?: { [key: string]: Node };
	additionalProperties?: boolean | Node;
	items?: Node;
	$ref?: string;
	[keyword: string]: unknown;
}

export interface RootNode extends Node {
	definitions: { [name: string]: Node };
}

/**
 * The schema of the `Values` type as the generator gives it, with references to scalars, maps and open objects replaced by what they
 * refer to and unions folded. References that remain lead to closed objects. Throws on types that it cannot read or fold.
 */
export function foldedSchema(): RootNode {
	const raw = schemaOf('Values', {
		expose: 'export',
		jsDoc: 'extended',
		additionalProperties: false,
		extraTags: ['form'],
	}) as RootNode;
	const fold = (node: Node): Node => foldNode(node, raw.definitions);
	const closed = Object.entries(raw.definitions).filter(([, node]) => isClosed(node));
	return { ...fold(raw), definitions: Object.fromEntries(closed.map(([name, node]) => [name, fold(node)])) };
}

const isClosed = (node: Node) => node.properties !== undefined && node.additionalProperties === false;

function foldNode(node: Node, definitions: RootNode['definitions']): Node {
	const { required: _required, definitions: _definitions, ...out } = deref(node, definitions);
	if (out.anyOf) return foldUnion(out, definitions);
	if (out.const !== undefined) {
		out.enum = [out.const];
		delete out.const;
	}
	if (out.properties) {
		out.properties = Object.fromEntries(
			Object.entries(out.properties).map(([key, child]) => [key, foldNode(child, definitions)]),
		);
	}
	if (out.items) out.items = foldNode(out.items, definitions);
	if (typeof out.additionalProperties === 'object') {
		if (Object.keys(out.additionalProperties).length === 0) delete out.additionalProperties;
		else out.additionalProperties = foldNode(out.additionalProperties, definitions);
	}
	return out;
}

/** What a reference leads to, unless that is a closed object; what is said beside the reference wins. */
function deref(node: Node, definitions: RootNode['definitions']): Node {
	if (!node.$ref) return { ...node };
	const name = decodeURIComponent(node.$ref.replace('#/definitions/', ''));
	const target = definitions[name];
	if (!target) throw new Error(`No definition for ${node.$ref}`);
	if (isClosed(target)) return { $ref: node.$ref };
	const { $ref: _ref, ...beside } = node;
	const { description, ...rest } = deref(target, definitions);
	const pattern =
		name === 'IpOrCidr' ? { pattern: ipOrCidrShape, form: 'It must be an IP address or a CIDR.' } : {};
	return { ...rest, ...(description && isScalar(rest) ? { description } : {}), ...pattern, ...beside };
}

const isScalar = (node: Node) => node.type !== 'object';

/** Folds a union of distinct types into one node whose `type` is a list: neither engine then prints a line per member. */
function foldUnion(node: Node, definitions: RootNode['definitions']): Node {
	const { anyOf = [], ...out } = node;
	const types = new Set<string>();
	for (const member of anyOf) {
		const { type, enum: values, description: _description, ...keywords } = foldNode(member, definitions);
		for (const one of [type ?? []].flat()) types.add(one);
		if (values) out.enum = [...(out.enum ?? []), ...values];
		for (const [keyword, value] of Object.entries(keywords)) {
			if (out[keyword] !== undefined)
				throw new Error(`Cannot fold two ${keyword} into one: ${JSON.stringify(node)}`);
			out[keyword] = value;
		}
	}
	return { ...out, type: [...types] };
}

/** The sentence that the types have for each pattern. Throws where one has none. */
export function formsIn(node: unknown): { [pattern: string]: string } {
	if (typeof node !== 'object' || node === null) return {};
	const below = Object.assign({}, ...Object.values(node).map(formsIn));
	const { pattern, form } = node as Node;
	if (typeof pattern !== 'string') return below;
	if (typeof form !== 'string') throw new Error(`${pattern} has no @form`);
	return { ...below, [pattern]: form };
}
