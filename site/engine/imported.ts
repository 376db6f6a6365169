// Values of another chart as values of this one, as `import` does it.
import { byPlace, importFindings, leftFindings } from '../../cli/import/report.ts';
import { sourceChart } from '../../cli/import/source.ts';
import type { ReportFinding } from '../../cli/report/types.ts';
import { problemFindings } from '../../cli/validate/to-report.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { importValues } from '../../schema/import/import.ts';
import { printValues } from '../../schema/import/print.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

interface Imported {
	readonly chart: SourceChart | 'a chart';
	readonly findings: readonly ReportFinding[];
	/** Null where the values can be understood in two ways, or not at all. */
	readonly values: string | null;
}

/** @throws UserError where the chart is not known, or is none that is read. */
export function imported(text: string, name: string): Imported {
	const layers = embeddedValues(text, name, []);
	const problems = layers.flatMap(problemFindings);
	if (problems.some(({ severity }) => severity === 'error'))
		return { chart: 'a chart', findings: problems, values: null };
	const user = layers[0]?.value ?? {};
	const chart = sourceChart(user, null, 'The input', [{ name: 'The input', value: user }]);
	const said = { loadBalancer: null, strategy: null, release: null };
	const made = importValues(user, chart, said, (values) => checkValues(values, 'kong').findings);
	const findings = [...problems, ...importFindings(made.findings, layers)];
	if (made.parts === null) return { chart, findings: byPlace(findings), values: null };
	const all = [...findings, ...leftFindings(made.left, made.parts, layers)];
	return { chart, findings: byPlace(all), values: printValues(made.parts, chart) };
}
