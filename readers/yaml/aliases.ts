// Which node each alias stands for: the last one with that anchor before it, as it is in the text.
import { type Alias, isAlias, isMap, isSeq, type Node } from 'yaml';
import type { Tree } from './syntax.ts';

/** Aliases without an anchor before them are absent from the result. A node may hold an alias of itself. */
export function bindAliases(tree: Tree): Map<Alias, Node> {
	const anchors = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	const visit = (node: Node | null): void => {
		if (node === null) return;
		if (isAlias(node)) {
			const target = anchors.get(node.source);
			if (target) targets.set(node, target);
			return;
		}
		if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
		for (const child of childrenOf(node)) visit(child);
	};
	visit(tree.contents);
	return targets;
}

function childrenOf(node: Node): readonly (Node | null)[] {
	if (isMap(node)) return node.items.flatMap(({ key, value }) => [key as Node | null, value as Node | null]);
	return isSeq(node) ? (node.items as Node[]) : [];
}
