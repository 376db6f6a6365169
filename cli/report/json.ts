// Findings for programs: one JSON document whose shape has a version. Pure.
import { countFindings, type Report } from './types.ts';

/** Grows when a field changes its meaning or goes; new fields do not count. */
const jsonVersion = 1;

/** The document, with a line break at its end. */
export function jsonReport({ findings, details }: Report, tool: { readonly version: string }): string {
	const document = {
		version: jsonVersion,
		tool: { name: 'kong-client-ip', version: tool.version },
		summary: countFindings(findings),
		...details,
		findings: findings.map(({ code, severity, message, file, line, column, endLine, endColumn, path }) => ({
			code,
			severity,
			message,
			...{ file, line, column, endLine, endColumn, path },
		})),
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}
