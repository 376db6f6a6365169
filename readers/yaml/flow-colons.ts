// Inside brackets, `[fd00::]` and `{a:}` are text that ends in a colon to libyaml, and so to Helm: an indicator colon is
// followed by a space there. YAML 1.2 and the `yaml` package take it for a key without a value.
import { isMap, isScalar, type Pair, Scalar, visit } from 'yaml';
import type { Tree } from './syntax.ts';

/** The key with its colon, where the colon belongs to the text. */
function withColon({ key, value }: Pair, text: string): Scalar | undefined {
	if (!isScalar(key) || key.type !== 'PLAIN' || !key.source || !key.range) return undefined;
	if (value !== null && !(isScalar(value) && value.source === '' && value.type === 'PLAIN')) return undefined;
	const [start, end] = key.range;
	if (text[end] !== ':' || !/[,\]}]/.test(text[end + 1] ?? '')) return undefined;
	const joined = new Scalar(`${key.source}:`);
	joined.source = `${key.source}:`;
	joined.type = 'PLAIN';
	joined.range = [start, end + 1, end + 1];
	return joined;
}

/** Changes such keys of `tree`, which was parsed from `text`. */
export function joinColons(tree: Tree, text: string): void {
	visit(tree, {
		Map(_key, map) {
			if (!map.flow || text[map.range?.[0] ?? 0] !== '{') return;
			for (const pair of map.items) pair.key = withColon(pair, text) ?? pair.key;
		},
		Seq(_key, list) {
			if (!list.flow) return;
			for (const [index, item] of list.items.entries()) {
				const [pair] = isMap(item) ? item.items : [];
				const isBare = isMap(item) && text[item.range?.[0] ?? 0] !== '{';
				if (pair && isBare) list.items[index] = withColon(pair, text) ?? item;
			}
		},
	});
}
