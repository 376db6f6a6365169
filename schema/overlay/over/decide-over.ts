// The decision for a block over what stays of the user's other values files.
import type { JsonObject } from '../../../readers/yaml/types.ts';
import type { ValuesFinding } from '../../findings/finding.ts';
import { isError } from '../../findings/render.ts';
import { isMap } from '../../text/map.ts';
import { valueAt } from '../../text/path.ts';
import { checkValues } from '../../validate/check-values.ts';
import { type Decision, decide } from '../../validate/decide.ts';
import { type OverlayTarget, overlayFullname } from '../overlay.ts';
import { keptOf } from './kept.ts';

export interface OverInput {
	/** The files with the block, in the order of helm -f. */
	readonly blocks: readonly JsonObject[];
	/** The user's other files, merged. */
	readonly theirs: JsonObject;
	/** The same without a null that takes all annotations away, so that what of them is to stay can be set again. */
	readonly before: JsonObject;
	readonly target: OverlayTarget;
	readonly release: string;
	/** Layers over the defaults of this chart, as Helm puts them together. */
	readonly merge: (layers: readonly JsonObject[]) => JsonObject;
}

export interface DecidedOver {
	readonly decision: Decision;
	/** What of a file of theirs lies beneath the block. */
	readonly keep: (theirs: JsonObject) => JsonObject;
}

/** An annotation of theirs that the decision refuses gives way. */
export function decideOver({ blocks, theirs, before, target, release, merge }: OverInput): DecidedOver {
	const named = overlayFullname(target, release, theirs);
	const over = (under: readonly JsonObject[]) => merge([...under, ...blocks]);
	const { situation } = decide(over([]), release, named);
	const own = over([]);
	const dropped = new Set<string>();
	for (;;) {
		const keep = (values: JsonObject) => keptOf(values, situation, new Set(dropped)) as JsonObject;
		const decision = checkValues(over([keep(before)]), release, named);
		const refused = refusedAnnotations(decision.findings, own).filter((name) => !dropped.has(name));
		if (refused.length === 0) return { decision, keep };
		for (const name of refused) dropped.add(name);
	}
}

/** Names of annotations that are errors, and that the block does not set. */
function refusedAnnotations(findings: readonly ValuesFinding[], block: JsonObject): string[] {
	return findings
		.filter((finding) => isError(finding, 'print'))
		.flatMap(({ path, also = [] }) => [path, ...also])
		.filter((path) => path.at(-2) === 'annotations' && valueAt(block, path) === undefined)
		.map((path) => String(path.at(-1)));
}

/** A file of theirs without nulls in place of annotations. */
export function beforeNulls(values: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(values)
			.filter(([key, value]) => key !== 'annotations' || value !== null)
			.map(([key, value]) => [key, isMap(value) ? beforeNulls(value as JsonObject) : value]),
	) as JsonObject;
}
