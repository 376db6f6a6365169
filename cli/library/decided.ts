// What several calls begin with: values, checked as layers over the chart's own, under the name of a release.
import type { Decision } from '../../schema/validate/decide.ts';
import { releaseName } from '../arguments/release-name.ts';
import { checkLayers } from '../validate/layers.ts';
import { checkOptions, inCall, type Kind, kinds } from './arguments.ts';
import { hasErrors, published } from './finding.ts';
import { layersOf } from './input.ts';
import type { Finding, ReleaseOptions } from './types.ts';

/** Checks the options of a call, and returns the release among them. */
export function releaseIn(
	call: string,
	options: ReleaseOptions | undefined,
	others: { readonly [option: string]: Kind } = {},
): string {
	checkOptions(call, options, { release: kinds.text, ...others });
	return inCall(call, () => releaseName(options?.release ?? 'kong'));
}

interface Decided {
	readonly findings: readonly Finding[];
	/** Null where findings are errors. */
	readonly decision: Decision | null;
	/** Merged over the chart's own. */
	readonly values: unknown;
}

export function decided(
	call: string,
	argument: string,
	input: unknown,
	options: { readonly release: string; readonly named?: string },
): Decided {
	const { findings, decision, values } = checkLayers(layersOf(call, argument, input), options);
	return {
		findings: published(findings),
		decision: decision && !hasErrors(findings) ? decision : null,
		values,
	};
}
