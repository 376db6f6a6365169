// importValues(): values of another chart as values of this one.
import { overlay } from '../../readers/yaml/merge.ts';
import { recognise } from '../../schema/charts/recognise.ts';
import { sourceCharts } from '../../schema/charts/source-charts.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues as ofChart } from '../../schema/import/import.ts';
import { printValues } from '../../schema/import/print.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { byPlace, importFindings, leftFindings } from '../import/report.ts';
import { knownId } from '../load-balancers/facts.ts';
import type { ReportFinding } from '../report/types.ts';
import { problemFindings } from '../validate/to-report.ts';
import { inCall, kinds, oneOf } from './arguments.ts';
import { releaseIn } from './decided.ts';
import { hasErrors, published } from './finding.ts';
import { layersOf } from './input.ts';
import type { Finding, KongClientIpValues, ReleaseOptions, TextFile } from './types.ts';

export interface ImportOptions extends ReleaseOptions {
	/** The chart that the values are for; by default it is recognised by their keys. */
	readonly from?: 'kong/kong' | 'kong/ingress' | 'ingress-nginx' | 'traefik';
	/** An id of `loadBalancers()`, if the annotations do not show it. */
	readonly loadBalancer?: string;
	/** Which one was meant, if both ends disagree. */
	readonly strategy?: 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders' | 'none';
}

export interface Imported {
	/** What was not carried over, what was wrong before, and what this chart finds in the result. */
	readonly findings: readonly Finding[];
	/** Values of this chart; null where the source cannot be read, or can be understood in two ways. */
	readonly values: KongClientIpValues | null;
	/** The same as a file, with a comment at each key that says where it came from. */
	readonly text: string | null;
}

/** Values of another chart, as an object or as the texts of its values files, as values of this one. Throws a TypeError for wrong arguments. */
export function importValues(
	values: { readonly [key: string]: unknown } | readonly TextFile[],
	options: ImportOptions = {},
): Imported {
	const call = 'importValues';
	const release = releaseIn(call, options, {
		from: oneOf(...sourceCharts),
		loadBalancer: kinds.text,
		strategy: oneOf('externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'),
	});
	const { loadBalancer: id } = options;
	const said = {
		loadBalancer: id === undefined ? null : inCall(call, () => knownId(id)),
		strategy: options.strategy ?? null,
		release: options.release === undefined ? null : release,
	};
	const layers = layersOf(call, 'values', values);
	const problems: readonly ReportFinding[] = layers.flatMap(problemFindings);
	if (hasErrors(problems)) return { findings: published(problems), values: null, text: null };
	const user = layers.map(({ value }) => value).reduce(overlay, {});
	const chart = options.from ?? recognise(user).chart;
	if (!chart)
		throw new TypeError(
			`${call}: the values do not show which chart they are for. Set from to ${oneOf(...sourceCharts).words}.`,
		);
	const { parts, findings, left } = ofChart(user, chart, said, (made) => checkValues(made, 'kong').findings);
	const all = [
		...problems,
		...importFindings(findings, layers),
		...(parts ? leftFindings(left, parts, layers) : []),
	];
	return {
		findings: published(byPlace(all)),
		values: parts && valuesOf(parts),
		text: parts && printValues(parts, chart),
	};
}
