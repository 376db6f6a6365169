// Puts values together, and takes out those that this chart, with the rest, refuses.
import { isDefault } from '../contract/paths.ts';
import { contract } from '../contract/settle.ts';
import { type Contract, isLeaf, type Leaf } from '../contract/types.ts';
import { type Code, type Finding, render, type ValuePath } from '../messages.ts';
import { pathText } from '../text/path.ts';
import type { ImportFinding, Part } from './types.ts';

/** Values of a shape of their own, or that fight with what the block sets: they give way, and the user is told. */
const giveWay: ReadonlySet<Code> = new Set<Code>([
	'value-shape',
	'value-unknown',
	'value-form',
	'value-range',
	'value-list',
	'key-unknown',
	'scheme-unsupported',
	'hostname-unsupported',
	'proxy-version-unsupported',
	'recursion-needed',
	'local-breaks-health-check',
	'traffic-policy-conflict',
	'service-type',
	'load-balancer-class',
	'annotation-conflict',
	'scheme-conflict',
	'annotation-breaks',
	'ingress-class',
	'health-check-node-port',
	'target-port',
	'listen-flag',
	'listen-flag-owned',
	'listen-flag-twice',
	'env-prefixed',
	'env-name',
	'env-owned',
	'env-chart',
	'env-twice',
	'daemonset-autoscaling',
]);

/** Values that only do nothing, or less than what the chart does without them. */
const idle: ReadonlySet<Code> = new Set<Code>([
	'setting-unused',
	'local-no-effect',
	'load-balancer-only',
	'grace-period',
]);

/** The values of some parts: the first of a path counts. */
export function valuesOf(parts: readonly Part[]): { [key: string]: unknown } {
	const root: { [key: string]: unknown } = {};
	for (const { path, value } of parts) {
		let here = root;
		for (const step of path.slice(0, -1)) {
			const next = here[step];
			here[step] = typeof next === 'object' && next !== null ? next : {};
			here = here[step] as { [key: string]: unknown };
		}
		const last = String(path.at(-1));
		if (!Object.hasOwn(here, last)) here[last] = value;
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
		node = node && !isLeaf(node) ? node[String(step)] : undefined;
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
	readonly left: readonly Finding[];
}

/** Takes out parts until nothing more of them is refused. `check` finds what is wrong with values. */
export function assemble(all: readonly Part[], check: (values: unknown) => readonly Finding[]): Assembled {
	const findings: ImportFinding[] = [];
	let parts = all;
	for (;;) {
		const found = check(valuesOf(parts));
		const out = new Set<Part>();
		const partOf = partsByPath(parts);
		for (const one of found) {
			const isIdle = idle.has(one.code);
			if (!isIdle && !giveWay.has(one.code)) continue;
			const part = partOf(one.path);
			if (!part?.optional || out.has(part)) continue;
			out.add(part);
			const [place = null] = part.from;
			const args = { path: pathText(place ?? part.path), why: render(one) };
			findings.push({ code: isIdle ? 'import-not-needed' : 'import-refused', args, path: place });
		}
		if (out.size === 0) return { parts, findings, left: found };
		parts = parts.filter((part) => !out.has(part));
	}
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
