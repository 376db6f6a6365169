// What Helm's parser (libyaml's rules, YAML 1.1) refuses and the `yaml` package (YAML 1.2) lets pass.
import { isCollection, isScalar, type Node, type Pair, visit } from 'yaml';
import type { Tree } from './syntax.ts';
import type { Range, RawProblem } from './types.ts';

function problem(message: string, start: number, end: number): RawProblem {
	return { code: 'yaml-syntax', message, start, end };
}

function* anchorName(node: Node): Generator<RawProblem> {
	// An alias of such a name either has an anchor, which is reported, or none, which is reported elsewhere.
	const name = 'anchor' in node ? node.anchor : undefined;
	if (name === undefined || /^[\w-]+$/.test(name)) return;
	const [start, end] = node.range ?? [0, 0];
	yield problem(
		`the anchor ${JSON.stringify(name)} may hold only letters, digits, \`_\` and \`-\``,
		start,
		end,
	);
}

function* escapes(node: Node, text: string): Generator<RawProblem> {
	if (!isScalar(node) || node.type !== 'QUOTE_DOUBLE' || !node.range) return;
	const [start, end] = node.range;
	const broken = /\\\r?\n[ \t]*\r?\n/.exec(text.slice(start, end));
	if (broken) {
		const message =
			'an empty line follows a line break that is escaped: write `\\n` where a line break is meant';
		yield problem(message, start + broken.index, start + broken.index + 1);
	}
	for (const match of text
		.slice(start, end)
		.matchAll(/\\(u[dD][89a-fA-F]|U0000[dD][89a-fA-F]|U(?!000|0010)|[\s\S])/g)) {
		const [whole, name = ''] = match;
		if (name.length === 1 && name !== '/') continue;
		const advice = name === '/' ? 'write `/` alone' : 'write the character itself';
		yield problem(
			`Helm does not know the escape \`${whole}\`: ${advice}`,
			start + match.index,
			start + match.index + 2,
		);
	}
}

/** A scalar, or all between two brackets. */
interface Leaf extends Range {
	isPlain: boolean;
	/** Of the map or list in block style that it is in, from 0. */
	column: number;
}

/** In the order of the text, none overlapping. */
function leaves(tree: Tree, text: string): Leaf[] {
	const found: Leaf[] = [];
	visit(tree, {
		Node(_key, node, path) {
			const isFlow = isCollection(node) && node.flow === true;
			if (!node.range || !(isFlow || isScalar(node))) return undefined;
			const [start, end] = node.range;
			const outer = path.filter(isCollection).at(-1)?.range?.[0] ?? 0;
			const column = outer - text.lastIndexOf('\n', outer - 1) - 1;
			const isPlain = isScalar(node) && node.type === 'PLAIN' && node.source !== '';
			found.push({ start, end, isPlain, column });
			return isFlow ? visit.SKIP : undefined;
		},
	});
	return found;
}

function lastBefore(at: number, found: readonly Leaf[]): Leaf | undefined {
	let [low, high] = [-1, found.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((found[middle]?.start ?? 0) <= at) low = middle;
		else high = middle - 1;
	}
	return found[low];
}

/** Libyaml looks for more plain text in what follows it: there only a tab left of the text's column is wrong. */
function isAfterPlainText(at: number, leaf: Leaf, text: string): boolean {
	const column = at - text.lastIndexOf('\n', at - 1) - 1;
	return (
		leaf.isPlain && column > leaf.column && /^\s*$/.test(text.slice(leaf.end, Math.min(at, leaf.end + 1000)))
	);
}

function* tabs(tree: Tree, text: string): Generator<RawProblem> {
	// Before a comment, on an otherwise empty line, or right after a list's dash.
	const found = [...text.matchAll(/^( *)\t[\t ]*(?:#|$)|^([ -]*[-?] *)\t/gm)];
	if (found.length === 0) return;
	const all = leaves(tree, text);
	for (const { index, 1: blank, 2: dashes } of found) {
		const at = index + (blank ?? dashes ?? '').length;
		const leaf = lastBefore(at, all);
		if (leaf && (at < leaf.end || (blank !== undefined && isAfterPlainText(at, leaf, text)))) continue;
		yield problem('a tab is where only spaces may be: YAML indents with spaces only', at, at + 1);
		// The others are most likely the same mistake.
		return;
	}
}

/** Inside brackets, plain text may neither begin with a colon nor hold a question mark, as addresses and URLs do. */
function* flowText(node: Node): Generator<RawProblem> {
	const odd = isScalar(node) && node.type === 'PLAIN' && /^:|\?/.exec(node.source ?? '')?.[0];
	if (!odd || !node.range) return;
	yield problem(`inside brackets, text with \`${odd}\` must be in quotes`, node.range[0], node.range[1]);
}

/** `a:[b]` inside brackets: libyaml takes the colon for a part of the text, and then stumbles over the bracket. */
function* flowKey({ key, value }: Pair, text: string): Generator<RawProblem> {
	const end = isScalar(key) && key.type === 'PLAIN' ? key.range?.[1] : undefined;
	if (end === undefined || !isCollection(value) || !value.flow) return;
	if (text[end] === ':' && value.range?.[0] === end + 1) {
		yield problem('a space must follow the colon', end, end + 1);
	}
}

/** Problems of a document that parsed, with offsets into `text`. */
export function* beyondYaml(tree: Tree, text: string): Generator<RawProblem> {
	const found: Generator<RawProblem>[] = [];
	visit(tree, {
		Node(_key, node, path) {
			found.push(anchorName(node), escapes(node, text));
			if (path.some((parent) => isCollection(parent) && parent.flow)) found.push(flowText(node));
		},
		Pair(_key, pair) {
			found.push(flowKey(pair, text));
		},
	});
	for (const problems of found) yield* problems;
	yield* tabs(tree, text);
}
