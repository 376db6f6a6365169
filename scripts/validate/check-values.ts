// Everything that the toolkit finds in merged values: shapes, schema and rules, each place once.
import { type Decision, decide } from '../../schema/decide/decide.ts';
import type { Finding } from '../../schema/messages.ts';
import { toolkitRules } from '../../schema/rules/toolkit.ts';
import { schemaFindings } from './schema-findings.ts';

/**
 * The decision for merged values with all findings, the schema's included. The schema's own conditional on trustedIPs says nothing
 * that the rule `trusted-ips-missing` does not say better.
 */
export function checkValues(values: unknown, release: string): Decision {
	const decision = decide(values, release);
	const known = decision.findings.map(({ path }) => path);
	const isKnown = ({ path }: Finding) =>
		known.some((other) => path.every((step, index) => other[index] === step));
	const fromSchema = schemaFindings(values).filter((finding) => !isKnown(finding));
	const fromToolkit = toolkitRules.flatMap((rule) => rule(decision.situation));
	return { ...decision, findings: [...fromSchema, ...decision.findings, ...fromToolkit] };
}
