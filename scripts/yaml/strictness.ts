// What Helm's parser (libyaml's rules, YAML 1.1) refuses and the `yaml` package (YAML 1.2) lets pass.
import { isAlias, isCollection, isScalar, type Node, visit } from 'yaml';
import type { Tree } from './syntax.ts';
import type { Range, RawProblem } from './types.ts';

function problem(message: string, start: number, end: number): RawProblem {
	return { code: 'yaml-syntax', severity: 'error', message, start, end };
}

function* anchorName(node: Node): Generator<RawProblem> {
	const name = isAlias(node) ? node.source : 'anchor' in node ? node.anchor : undefined;
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

/** Where a tab is part of a value, or of the space inside brackets. */
function tabsAllowed(tree: Tree): Range[] {
	const ranges: Range[] = [];
	visit(tree, {
		Node(_key, node) {
			const inside = isScalar(node) || (isCollection(node) && node.flow);
			if (inside && node.range) ranges.push({ start: node.range[0], end: node.range[1] });
		},
	});
	return ranges;
}

function* tabs(tree: Tree, text: string): Generator<RawProblem> {
	// Before a comment, on an otherwise empty line, or right after a list's dash.
	const found = [...text.matchAll(/^( *)\t[\t ]*#|^()\t[\t ]*$|^([ -]*(?:-|\?))\t/gm)];
	if (found.length === 0) return;
	const allowed = tabsAllowed(tree);
	for (const match of found) {
		const at = match.index + (match[1] ?? match[2] ?? match[3] ?? '').length;
		if (allowed.some(({ start, end }) => start <= at && at < end)) continue;
		yield problem('a tab stands where only spaces may: YAML indents with spaces only', at, at + 1);
	}
}

/** Problems of a document that parsed, with offsets into `text`. */
export function* beyondYaml(tree: Tree, text: string): Generator<RawProblem> {
	const nodes: Node[] = [];
	visit(tree, { Node: (_key, node) => void nodes.push(node) });
	for (const node of nodes) {
		yield* anchorName(node);
		yield* escapes(node, text);
	}
	yield* tabs(tree, text);
}
