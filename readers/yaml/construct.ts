// A tree of nodes to the value that Helm makes of it: tags, keys, merge keys, aliases as go-yaml v2 treats them.
// https://github.com/yaml/go-yaml/blob/v2.4.3/decode.go, https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { bindAliases } from './aliases.ts';
import { keyText, type Resolved, resolveScalar } from './resolve.ts';
import { maxDepth, type Tree } from './syntax.ts';
import { templateInValues } from './syntax-errors.ts';
import type { Json, JsonObject, Located, Range, RawProblem, YamlProblemCode } from './types.ts';

/** Ends the construction: nothing sensible can follow. */
class Stop extends Error {}

const mergeTag = 'tag:yaml.org,2002:merge';

/** Sets a member whatever its name, `__proto__` included. */
export function setMember(object: JsonObject, key: string, value: Json): void {
	Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

function rangeOf(node: Node): Range {
	const [start, end] = node.range ?? [0, 0];
	return { start, end };
}

function isPlain(node: Scalar): boolean {
	return node.type === 'PLAIN' || node.type === undefined;
}

function isMerge(node: Node | null): boolean {
	if (!isScalar(node) || node.source !== '<<') return false;
	return node.tag === mergeTag || node.tag === '!' || (node.tag === undefined && isPlain(node));
}

/** go-yaml's own limit, so that both give up on the same files: the share of work that aliases may cause. */
function isExcessive(aliased: number, all: number): boolean {
	const [low, high] = [400_000, 4_000_000];
	const allowed = all <= low ? 0.99 : all >= high ? 0.1 : 0.99 - (0.89 * (all - low)) / (high - low);
	return aliased > 100 && all > 1000 && aliased / all > allowed;
}

/**
 * The value of one document, with places as offsets into the text that was parsed. Undefined for an empty document,
 * and where a problem leaves no value.
 */
export function construct(tree: Tree, report: (problem: RawProblem) => void): Located | undefined {
	const targets = bindAliases(tree);
	const open = new Set<Alias>();
	let all = 1;
	let aliased = 0;

	function refuse(code: YamlProblemCode, node: Range, message: string): void {
		report({ code, severity: 'error', message, start: node.start, end: node.end });
	}

	function stop(code: YamlProblemCode, node: Range, message: string): never {
		refuse(code, node, message);
		throw new Stop();
	}

	function count(node: Node): void {
		all++;
		if (open.size > 0) aliased++;
		if (isExcessive(aliased, all))
			stop('yaml-alias', rangeOf(node), 'aliases make the document excessively large');
	}

	function follow<T>(alias: Alias, use: (target: Node) => T): T {
		const target = targets.get(alias);
		const name = JSON.stringify(alias.source);
		if (!target && !/^[\w-]+$/.test(alias.source))
			return stop(
				'yaml-syntax',
				rangeOf(alias),
				'what begins with `*` is an alias: if text is meant, put it in quotes',
			);
		if (!target) return stop('yaml-alias', rangeOf(alias), `no anchor ${name} stands before this alias`);
		if (open.has(alias)) return stop('yaml-alias', rangeOf(alias), `the anchor ${name} contains itself`);
		if (open.size === maxDepth)
			stop('yaml-alias', rangeOf(alias), `aliases stand in aliases more than ${maxDepth} deep`);
		open.add(alias);
		const result = use(target);
		open.delete(alias);
		return result;
	}

	function scalar(node: Scalar, isKey: boolean): { found: Resolved; located: Located } {
		const text = node.source ?? '';
		const range = rangeOf(node);
		const found = resolveScalar(text, isPlain(node), node.tag);
		if (!found) refuse('yaml-tag', range, `${JSON.stringify(text)} does not fit its tag: remove the tag`);
		const value =
			found && found.type !== 'null' ? (found.type === 'int' ? Number(found.value) : found.value) : null;
		if (typeof value === 'number' && !Number.isFinite(value) && !isKey) {
			refuse(
				'yaml-number',
				range,
				`${text} is no number that Helm can hold: put it in quotes if it is meant as text`,
			);
		}
		const written = isPlain(node) && value !== text ? { written: text } : {};
		return { found: found ?? { type: 'null' }, located: { ...range, value, ...written } };
	}

	function keyOf(node: Node | null): string | undefined {
		if (node === null) return undefined;
		count(node);
		if (isAlias(node)) return follow(node, keyOf);
		if (!isScalar(node)) return undefined;
		return keyText(scalar(node, true).found);
	}

	function value(node: Node): Located {
		count(node);
		if (isAlias(node)) return { ...follow(node, value), ...rangeOf(node) };
		if (isMap(node)) {
			const result: Located = { ...rangeOf(node), value: {}, members: new Map() };
			fill(node, result);
			return result;
		}
		if (isSeq(node)) {
			const items = node.items.map((item) => value(item as Node));
			return { ...rangeOf(node), value: items.map((item) => item.value), items };
		}
		return scalar(node as Scalar, false).located;
	}

	function fill(map: YAMLMap, into: Located): void {
		const own = new Map<string, Range>();
		for (const pair of map.items) {
			const keyNode = pair.key as Node | null;
			const valueNode = pair.value as Node | null;
			if (isMerge(keyNode)) {
				merge(valueNode, into);
				continue;
			}
			const key = keyOf(keyNode);
			const range = keyNode ? rangeOf(keyNode) : rangeOf(map);
			if (key === undefined) {
				const isTemplate = isMap(keyNode) && keyNode.flow === true && map.flow === true;
				const message = isTemplate
					? templateInValues
					: 'a key must be text, a number or a boolean: put it in quotes';
				refuse('yaml-key', isTemplate ? rangeOf(map) : range, message);
				continue;
			}
			if (own.has(key))
				refuse(
					'yaml-duplicate-key',
					range,
					`the key ${JSON.stringify(key)} stands twice in this map: Helm drops one of them unsaid`,
				);
			own.set(key, range);
			if (valueNode) setEntry(into, key, { ...value(valueNode), key: range });
			else setEntry(into, key, { ...range, value: null, key: range });
		}
	}

	function setEntry(into: Located, key: string, entry: Located): void {
		into.members?.set(key, entry);
		setMember(into.value as JsonObject, key, entry.value);
	}

	// Later entries of the map win over merged ones, and merged ones over earlier entries.
	function merge(source: Node | null, into: Located): void {
		const sources = isSeq(source) ? (source.items as Node[]).toReversed() : [source ?? undefined];
		for (const node of sources) {
			const map = isAlias(node) ? targets.get(node) : node;
			if (isAlias(node) && !map) follow(node, () => undefined);
			if (!node || !isMap(map)) {
				refuse(
					'yaml-merge',
					node ? rangeOf(node) : into,
					'`<<` takes a map, an alias of a map, or a list of these',
				);
				continue;
			}
			count(node);
			if (isAlias(node))
				follow(node, () => {
					count(map);
					fill(map, into);
				});
			else fill(map, into);
		}
	}

	if (!tree.contents) return undefined;
	try {
		return value(tree.contents);
	} catch (error) {
		if (error instanceof Stop) return undefined;
		throw error;
	}
}
