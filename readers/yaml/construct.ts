// A tree of nodes to the value that Helm makes of it: tags, keys, merge keys, aliases as go-yaml v2 treats them.
// https://github.com/yaml/go-yaml/blob/v2.4.3/decode.go, https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { setMember } from '../../schema/text/members.ts';
import { problem, References, rangeOf, Stop } from './references.ts';
import { keyText, type Resolved, resolveScalar } from './resolve.ts';
import type { Tree } from './syntax.ts';
import { templateInValues } from './syntax-errors.ts';
import type { JsonObject, Located, Range, RawProblem, YamlCode } from './types.ts';

/**
 * The value of one document, with places as offsets into the text that was parsed. Undefined for an empty document,
 * and where a problem leaves no value.
 */
export function construct(tree: Tree, report: (problem: RawProblem) => void): Located | undefined {
	if (!tree.contents) return undefined;
	try {
		return new Construction(tree, report).value(tree.contents);
	} catch (error) {
		if (error instanceof Stop) return undefined;
		throw error;
	}
}

/** A map while it is read. */
interface Entries {
	readonly map: YAMLMap;
	readonly into: Located;
	/** Its own keys so far. */
	readonly own: Set<string>;
}

/** The construction of one document's value. */
class Construction {
	private readonly references: References;
	private readonly report: (problem: RawProblem) => void;

	constructor(tree: Tree, report: (problem: RawProblem) => void) {
		this.references = new References(tree, report);
		this.report = report;
	}

	value(node: Node): Located {
		this.references.count(node);
		if (isAlias(node))
			return { ...this.references.follow(node, (target) => this.value(target)), ...rangeOf(node) };
		if (isMap(node)) {
			const result: Located = { ...rangeOf(node), value: {}, members: new Map() };
			this.fill(node, result);
			return result;
		}
		if (isSeq(node)) {
			const items = node.items.map((item) => this.value(item as Node));
			return { ...rangeOf(node), value: items.map((item) => item.value), items };
		}
		return this.scalar(node as Scalar);
	}

	private scalar(node: Scalar): Located {
		const value = plainValue(this.resolve(node));
		if (typeof value === 'number' && !Number.isFinite(value)) {
			const message = 'is not a number that Helm can represent: put it in quotes if it is meant as text';
			this.refuse('yaml-number', rangeOf(node), `${node.source ?? ''} ${message}`);
		}
		const text = node.source ?? '';
		const written = isPlain(node) && value !== text ? { written: text } : {};
		return { ...rangeOf(node), value, ...written };
	}

	private resolve(node: Scalar): Resolved {
		const text = node.source ?? '';
		const found = resolveScalar(text, isPlain(node), node.tag);
		if (!found)
			this.refuse('yaml-tag', rangeOf(node), `${JSON.stringify(text)} does not fit its tag: remove the tag`);
		return found ?? { type: 'null' };
	}

	private fill(map: YAMLMap, into: Located): void {
		const entries: Entries = { map, into, own: new Set() };
		for (const pair of map.items) {
			const key = pair.key as Node | null;
			const value = pair.value as Node | null;
			if (isMerge(key)) this.merge(value, into);
			else this.entry(entries, key, value);
		}
	}

	private entry({ map, into, own }: Entries, keyNode: Node | null, valueNode: Node | null): void {
		const key = this.keyOf(keyNode);
		if (key === undefined) {
			this.refuseKey(map, keyNode);
			return;
		}
		const range = keyNode ? rangeOf(keyNode) : rangeOf(map);
		if (own.has(key)) {
			const message = `the key ${JSON.stringify(key)} is in this map twice, and Helm silently keeps only the last: remove one`;
			this.refuse('yaml-duplicate-key', range, message);
		}
		own.add(key);
		const located = valueNode ? this.value(valueNode) : { ...range, value: null };
		into.members?.set(key, { ...located, key: range });
		setMember(into.value as JsonObject, key, located.value);
	}

	private keyOf(node: Node | null): string | undefined {
		if (node === null) return undefined;
		this.references.count(node);
		if (isAlias(node)) return this.references.follow(node, (target) => this.keyOf(target));
		return isScalar(node) ? keyText(this.resolve(node)) : undefined;
	}

	private refuseKey(map: YAMLMap, key: Node | null): void {
		const isTemplate = isMap(key) && key.flow === true && map.flow === true;
		const message = 'a key must be text, a number or a boolean: put it in quotes';
		if (isTemplate) this.refuse('yaml-key', rangeOf(map), templateInValues);
		else this.refuse('yaml-key', rangeOf(key ?? map), message);
	}

	// Later entries of the map win over merged ones, and merged ones over earlier entries.
	private merge(source: Node | null, into: Located): void {
		if (isSeq(source)) for (const node of (source.items as Node[]).toReversed()) this.mergeOne(node, into);
		else this.mergeOne(source, into);
	}

	private mergeOne(node: Node | null, into: Located): void {
		const { references } = this;
		const target = isAlias(node) ? (references.target(node) ?? references.follow(node, () => null)) : node;
		if (!node || !isMap(target)) {
			const message = '`<<` takes a map, an alias of a map, or a list of these';
			this.refuse('yaml-merge', node ? rangeOf(node) : into, message);
			return;
		}
		references.count(node);
		if (isAlias(node))
			references.follow(node, () => {
				references.count(target);
				this.fill(target, into);
			});
		else this.fill(target, into);
	}

	private refuse(code: YamlCode, range: Range, message: string): void {
		this.report(problem(code, range, message));
	}
}

function isPlain(node: Scalar): boolean {
	return node.type === 'PLAIN' || node.type === undefined;
}

const mergeTag = 'tag:yaml.org,2002:merge';

function isMerge(node: Node | null): boolean {
	if (!isScalar(node) || node.source !== '<<') return false;
	return node.tag === mergeTag || node.tag === '!' || (node.tag === undefined && isPlain(node));
}

function plainValue(found: Resolved) {
	if (found.type === 'null') return null;
	return found.type === 'int' ? Number(found.value) : found.value;
}
