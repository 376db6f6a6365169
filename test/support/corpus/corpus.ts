// Values files on which templates and toolkit must agree: right ones with right settings, those that turn on a fact of the catalogue, those bent
// for a code, random ones of any shape, and random ranges.
import fc from 'fast-check';
import type { Definition } from '../../../schema/findings/define.ts';
import { findings } from '../../../schema/findings/index.ts';
import type { SampleInput } from '../../../schema/findings/sample.ts';
import { valuesArbitrary } from '../values-arbitrary.ts';
import type { Bend, Bends } from './bend.ts';
import { factsOf } from './facts.ts';
import { gatewayBends } from './gateway-bends.ts';
import { type Json, merged, pathsOf } from './merge.ts';
import { rangeFiles } from './ranges.ts';
import { type Right, rights } from './right.ts';
import { serviceBends } from './service-bends.ts';
import { settings } from './settings.ts';
import { shapeBends } from './shape-bends.ts';
import { strategyBends } from './strategy-bends.ts';
import { streamBends } from './stream-bends.ts';

export const bends: Bends = {
	...strategyBends,
	...serviceBends,
	...gatewayBends,
	...streamBends,
	...shapeBends,
};

/** How often each code is bent for, and how many bends share a file. */
const uses = 12;
const together = 6;

const usesOf = new Map<Bend, number>();

/** Each right file with settings of different kinds, twice, with different ones. */
export const rightFiles: readonly Json[] = [0, 1].flatMap((round) =>
	rights.map((right, index) => {
		const kinds = settings.slice().sort((a, b) => placeOf(a, index + round) - placeOf(b, index + round));
		return applied(right, kinds.slice(0, 3 + round).map(counted), index).values;
	}),
);

const factFiles: readonly Json[] = rights.flatMap(factsOf);

const randomFiles: readonly Json[] = fc.sample(valuesArbitrary, { numRuns: 20, seed: 20260823 });

const bentFiles: readonly Json[] = makeBent();

/** Samples and neighbours of findings that have no bend: a new one is held to its template at once. */
const sampleFiles: readonly Json[] = (Object.values(findings) as unknown as readonly Definition[])
	.filter(({ code, template }) => template !== undefined && !(code in bends))
	.flatMap(({ samples: [first, ...others], neighbours }) => [
		...valuesOf(first).flatMap(labelled),
		...[...others, ...neighbours].flatMap(valuesOf),
	]);

export const corpus: readonly Json[] = [
	...rightFiles,
	...factFiles,
	...bentFiles,
	...sampleFiles,
	...randomFiles,
	...rangeFiles,
];

function valuesOf(input: SampleInput | undefined): Json[] {
	return input && 'values' in input ? [input.values as Json] : [];
}

/** The same values again and again, each time with another label. */
function labelled(values: Json): Json[] {
	return Array.from({ length: uses }, (_, nth) => merged(values, { podLabels: { nth: String(nth) } }));
}

/** The same kind of settings with its own count of uses: where a file's number chose the kind and the setting, some settings never came up. */
function counted(kind: Bend): Bend {
	return (right) => {
		const nth = usesOf.get(kind) ?? 0;
		usesOf.set(kind, nth + 1);
		return kind(right, nth);
	};
}

/** A kind of settings has another place in the order from file to file. */
function placeOf(kind: Bend, index: number): number {
	return (settings.indexOf(kind) * 5 + index * 7) % settings.length;
}

/** The right values with those of the changes that fit them and each other; `used` says which. */
function applied(right: Right, changes: readonly Bend[], nth: number, most = changes.length) {
	const used: Bend[] = [];
	const taken = new Set<string>();
	let { values } = right;
	for (const change of changes) {
		const further = used.length < most ? change(right, nth) : null;
		const paths = pathsOf(further ?? {});
		if (!further || paths.some((path) => taken.has(path))) continue;
		for (const path of paths) taken.add(path);
		values = merged(values, further);
		used.push(change);
	}
	return { values, used };
}

/** As many files as it takes to use every bend so often, spread over the products; first those that few products have. */
function makeBent(): Json[] {
	const files: Json[] = [];
	const all = Object.values(bends);
	const rare = all.filter((bend) => rights.filter((one) => bend(one, 0)).length < rights.length / 2);
	let left = all.flatMap((bend) => Array.from({ length: uses }, () => bend));
	for (let at = 0; left.length > 0 && at < rights.length * 4; at++) {
		const right = rights[(at * 37) % rights.length];
		if (!right) break;
		const turn = (at * 5) % left.length;
		const queue = [
			...rare.filter((bend) => left.includes(bend)),
			...left.slice(turn),
			...left.slice(0, turn),
		];
		const { values, used } = applied(right, [...new Set(queue)], at, together);
		if (used.length === 0) continue;
		files.push(values);
		left = without(left, used);
	}
	return files;
}

function without(all: readonly Bend[], used: readonly Bend[]): Bend[] {
	const rest = [...all];
	for (const one of used) rest.splice(rest.indexOf(one), 1);
	return rest;
}
