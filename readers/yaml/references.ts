// Follows aliases of a document, within the limits of go-yaml v2. https://github.com/yaml/go-yaml/blob/v2.4.3/decode.go
import type { Alias, Node } from 'yaml';
import { bindAliases } from './aliases.ts';
import { maxDepth, type Tree } from './syntax.ts';
import type { Range, RawProblem, YamlCode } from './types.ts';

/** Ends the construction: nothing sensible can follow. */
export class Stop extends Error {}

export function rangeOf(node: Node): Range {
	const [start, end] = node.range ?? [0, 0];
	return { start, end };
}

export function problem(code: YamlCode, { start, end }: Range, message: string): RawProblem {
	return { code, message, start, end };
}

/** go-yaml's own limit, so that both give up on the same files: the share of work that aliases may cause. */
function isExcessive(aliased: number, all: number): boolean {
	return aliased > 100 && all > 1000 && aliased / all > allowedShare(all);
}

function allowedShare(all: number): number {
	const [low, high] = [400_000, 4_000_000];
	if (all <= low) return 0.99;
	return all >= high ? 0.1 : 0.99 - (0.89 * (all - low)) / (high - low);
}

/** The aliases of one document while it is read. */
export class References {
	private readonly targets: Map<Alias, Node>;
	/** The aliases that are being followed. */
	private readonly open = new Set<Alias>();
	private readonly report: (problem: RawProblem) => void;
	private all = 1;
	private aliased = 0;

	constructor(tree: Tree, report: (problem: RawProblem) => void) {
		this.targets = bindAliases(tree);
		this.report = report;
	}

	/** Counts a node that is read. Throws Stop where aliases cause too much work. */
	count(node: Node): void {
		this.all++;
		if (this.open.size > 0) this.aliased++;
		if (isExcessive(this.aliased, this.all))
			this.stop(
				'yaml-alias',
				node,
				'aliases make the document excessively large: write out what they stand for',
			);
	}

	target(alias: Alias): Node | undefined {
		return this.targets.get(alias);
	}

	/** What `use` makes of the alias's target. Throws Stop where there is none, or where aliases never end. */
	follow<T>(alias: Alias, use: (target: Node) => T): T {
		const target = this.targets.get(alias) ?? this.unbound(alias);
		if (this.open.has(alias))
			this.stop(
				'yaml-alias',
				alias,
				`the anchor ${JSON.stringify(alias.source)} contains itself: write out what this alias stands for`,
			);
		if (this.open.size === maxDepth)
			this.stop(
				'yaml-alias',
				alias,
				`aliases lead to aliases more than ${maxDepth} deep: write out what they stand for`,
			);
		this.open.add(alias);
		const result = use(target);
		this.open.delete(alias);
		return result;
	}

	private unbound(alias: Alias): never {
		if (/^[\w-]+$/.test(alias.source))
			this.stop(
				'yaml-alias',
				alias,
				`no anchor ${JSON.stringify(alias.source)} is defined before this alias: correct the name, or write the value out`,
			);
		this.stop('yaml-syntax', alias, 'what begins with `*` is an alias: if text is meant, put it in quotes');
	}

	private stop(code: YamlCode, node: Node, message: string): never {
		this.report(problem(code, rangeOf(node), message));
		throw new Stop();
	}
}
