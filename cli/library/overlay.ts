// overlay(): the settings as values for Kong's own charts, or as objects for the Kong Operator.
import { operatorOverlay, operatorTarget } from '../../schema/overlay/operator.ts';
import { overlayFullname, overlayOf, overlayTargets } from '../../schema/overlay/overlay.ts';
import { overReport } from '../overlay/over.ts';
import { inCall, oneOf } from './arguments.ts';
import { decided, releaseIn } from './decided.ts';
import { published } from './finding.ts';
import { layersOf } from './input.ts';
import type { Finding, ReleaseOptions, TextFile, ValuesInput } from './types.ts';

export interface OverlayOptions extends ReleaseOptions {
	/** Who gets the settings. */
	readonly for: 'kong/kong' | 'kong/ingress' | 'kong-operator';
	/** Values that the chart gets before the overlay: what they have of another method is replaced or cleared. */
	readonly over?: { readonly [key: string]: unknown } | readonly TextFile[];
}

export interface Overlaid {
	readonly findings: readonly Finding[];
	/** Values to give to the chart with `-f`, behind the others; null for the Operator, or where findings are errors. */
	readonly values: { readonly [key: string]: unknown } | null;
	/** For the Operator, in the order in which they are applied; null for a chart, where findings are errors, or where the Operator cannot do it. */
	readonly objects: readonly { readonly [key: string]: unknown }[] | null;
	/** What the target cannot do, which versions of it fit, and what to know; a sentence each. */
	readonly notes: readonly string[];
}

/** The settings of values for those who keep Kong's chart or Operator. Throws a TypeError for wrong arguments. */
export function overlay(values: ValuesInput, options: OverlayOptions): Overlaid {
	const over = { words: 'an object of values, or a list of files as { name, text }', fits: isObject };
	const release = releaseIn('overlay', options, { for: targets, over });
	const { for: target, over: theirs } = options ?? {};
	if (target === undefined) throw new TypeError(`overlay: for must be ${targets.words}.`);
	if (target === operatorTarget) {
		if (theirs !== undefined)
			throw new TypeError(`overlay: over is for values of a chart, and ${target} has none.`);
		return forOperator(values, release);
	}
	if (theirs !== undefined) {
		const files = {
			blocks: layersOf('overlay', 'values', values),
			theirs: layersOf('overlay', 'over', theirs),
		};
		const { findings, made } = inCall('overlay', () => overReport({ ...files, target, release }));
		const { values: laid = null, notes = [] } = made?.over ?? {};
		return { findings: published(findings), values: laid, objects: null, notes };
	}
	const named = overlayFullname(target, release);
	const { findings, decision } = decided('overlay', 'values', values, { release, named });
	const { values: made = null, notes = [] } = decision ? overlayOf(decision, target) : {};
	return { findings, values: made, objects: null, notes };
}

const targets = oneOf(...overlayTargets, operatorTarget);
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

function forOperator(values: ValuesInput, release: string): Overlaid {
	const { findings, decision } = decided('overlay', 'values', values, { release, named: release });
	if (!decision) return { findings, values: null, objects: null, notes: [] };
	const made = operatorOverlay(decision, release);
	return 'refusal' in made
		? { findings, values: null, objects: null, notes: [made.refusal] }
		: { findings, values: null, objects: made.objects, notes: made.notes };
}
