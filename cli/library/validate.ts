// validate(): everything that is wrong with values of the chart.
import { addAll } from '../../schema/text/lists.ts';
import type { ReportFinding } from '../report/types.ts';
import { checkAlone } from '../validate/alone.ts';
import { checkLayers } from '../validate/layers.ts';
import { kinds } from './arguments.ts';
import { releaseIn } from './decided.ts';
import { hasErrors, published } from './finding.ts';
import { layersOf } from './input.ts';
import type { Finding, ReleaseOptions, ValuesInput } from './types.ts';

export interface ValidateOptions extends ReleaseOptions {
	/** Each file by itself, as a hook does it: only what no other file could put right. */
	readonly alone?: boolean;
	/** The day by which shipped ranges of a CDN are old, as YYYY-MM-DD: today by default. */
	readonly today?: string;
}

export interface Validated {
	/** Whether none of the findings is an error. */
	readonly ok: boolean;
	/** In the order of files and places. */
	readonly findings: readonly Finding[];
}

/** Checks values of the chart by its schema and its rules, as `kong-client-ip validate -f` does. Throws a TypeError for wrong arguments. */
export function validate(values: ValuesInput, options: ValidateOptions = {}): Validated {
	const release = releaseIn('validate', options, { alone: kinds.yesNo, today: kinds.day });
	const layers = layersOf('validate', 'values', values);
	const { alone = false, today = new Date().toISOString().slice(0, 10) } = options;
	const findings: ReportFinding[] = [];
	if (alone) for (const file of layers) addAll(findings, checkAlone(file, { strict: true }).findings);
	else addAll(findings, checkLayers(layers, { release, today }).findings);
	return { ok: !hasErrors(findings), findings: published(findings) };
}
