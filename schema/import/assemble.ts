// Puts values together, and takes out those that this chart, with the rest, refuses.

import { isDefault } from '../contract/paths.ts';
import { contract } from '../contract/settle.ts';
import { type Contract, isLeaf, type Leaf } from '../contract/types.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { definitionOf, render } from '../findings/render.ts';
import { addAll } from '../text/lists.ts';
import { memberOf, setMember } from '../text/members.ts';
import type { ValuePath } from '../text/path.ts';
import { pathText } from '../text/path.ts';
import type { ImportFinding, Part } from './types.ts';

/** The values of some parts: the first of a path counts. */
export function valuesOf(parts: readonly Part[]): { [key: string]: unknown } {
	const root: { [key: string]: unknown } = {};
	for (const { path, value } of parts) {
		let here = root;
		for (const step of path.slice(0, -1)) {
			const next = memberOf(here, String(step));
			const inner = typeof next === 'object' && next !== null ? next : {};
			setMember(here, String(step), inner);
			here = inner as { [key: string]: unknown };
		}
		const last = String(path.at(-1));
		if (!Object.hasOwn(here, last)) setMember(here, last, value);
	}
	return root;
}

/** Without what the chart's defaults say as well. */
export function withoutDefaults(parts: readonly Part[]): Part[] {
	return parts.filter(({ path, value }) => {
		// Of the balancer one wants to read what it is.
		if (path.join('.') === 'clientIp.loadBalancer') return true;
		return !isDefault(path, value);
	});
}

/** In the order of the chart's own values. */
export function inOrder(parts: readonly Part[]): Part[] {
	const ranked = parts.map((part) => ({ part, rank: rankOf(part.path) }));
	return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ part }) => part);
}

function rankOf(path: ValuePath): number[] {
	let node: Leaf | Contract | undefined = contract;
	return path.map((step) => {
		const keys: string[] = node && !isLeaf(node) ? Object.keys(node) : [];
		const rank = keys.indexOf(String(step));
		node = node && !isLeaf(node) ? memberOf(node, String(step)) : undefined;
		return rank;
	});
}

const compare = (a: readonly number[], b: readonly number[]): number => {
	const at = a.findIndex((rank, index) => rank !== b[index]);
	return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

interface Assembled {
	readonly parts: readonly Part[];
	/** About the parts that gave way. */
	readonly findings: readonly ImportFinding[];
	/** What is wrong or risky about the rest. */
	readonly left: readonly ValuesFinding[];
}

/** Takes out parts until nothing more of them is refused. `check` finds what is wrong with values. */
export function assemble(
	all: readonly Part[],
	check: (values: unknown) => readonly ValuesFinding[],
): Assembled {
	const findings: ImportFinding[] = [];
	let parts = all;
	for (;;) {
		const left = check(valuesOf(parts));
		const out = refusedParts(parts, left);
		if (out.size === 0) return { parts, findings, left };
		addAll(
			findings,
			[...out].map(([part, reason]) => takenOut(part, reason)),
		);
		parts = parts.filter((part) => !out.has(part));
	}
}

/** The optional parts that something is found about, each with the first finding. */
function refusedParts(parts: readonly Part[], found: readonly ValuesFinding[]): Map<Part, ValuesFinding> {
	const out = new Map<Part, ValuesFinding>();
	const partOf = partsByPath(parts);
	for (const one of found) {
		if (!definitionOf(one.code).onImport) continue;
		const part = partOf(one.path);
		if (part?.optional && !out.has(part)) out.set(part, one);
	}
	return out;
}

function takenOut({ from, path }: Part, reason: ValuesFinding): ImportFinding {
	const [place = null] = from;
	const args = { path: pathText(place ?? path), why: render(reason) };
	const isIdle = definitionOf(reason.code).onImport === 'idle';
	return { code: isIdle ? 'import-not-needed' : 'import-refused', args, path: place };
}

/** Finds the part to which a path leads, or into which. */
export function partsByPath(parts: readonly Part[]): (path: ValuePath) => Part | undefined {
	const index = new Map(parts.map((part) => [part.path.join('\0'), part]));
	return (path) => {
		for (let length = path.length; length > 0; length--) {
			const part = index.get(path.slice(0, length).join('\0'));
			if (part) return part;
		}
		return undefined;
	};
}
