// What an import makes of values, as tests compare it.
import { parse } from 'yaml';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { render, severityOf } from '../../schema/findings/render.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues, type Said } from '../../schema/import/import.ts';
import type { ImportFinding, Json } from '../../schema/import/types.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

export interface Outcome {
	/** Values of this chart; null where nothing is written. */
	readonly values: object | null;
	/** `severity code: text`, in order. */
	readonly said: readonly string[];
	/** Codes of what this chart finds about the values. */
	readonly left: readonly string[];
}

/** Imports YAML of a chart. In kong/kong the Ingress Controller is off unless the YAML says something of it. */
export function imported(chart: SourceChart, yaml: string, said: Partial<Said> = {}): Outcome {
	const given = (parse(yaml, { version: '1.1', merge: true }) ?? {}) as Json;
	const user = chart === 'kong/kong' ? { ingressController: { enabled: false }, ...given } : given;
	const { parts, findings, left } = importValues(
		user,
		chart,
		{ loadBalancer: null, strategy: null, release: null, ...said },
		(values) => checkValues(values, 'kong').findings,
	);
	return {
		values: parts && valuesOf(parts),
		said: findings.map((finding) => `${severityOf(finding)} ${finding.code}: ${render(finding)}`),
		left: left.map(({ code }) => code),
	};
}

/** What an import of YAML finds. */
export function importedFindings(
	chart: SourceChart,
	yaml: string,
	said: Partial<Said> = {},
): readonly ImportFinding[] {
	const user = parse(yaml, { version: '1.1', merge: true }) as Json;
	const all = { loadBalancer: null, strategy: null, release: null, ...said };
	return importValues(user, chart, all, (values) => checkValues(values, 'kong').findings).findings;
}

/** The codes of {@link Outcome.said}. */
export const codesOf = ({ said }: Outcome): string[] =>
	said.map((text) => text.replace(/^\w+ ([\w-]+):.*$/s, '$1'));
