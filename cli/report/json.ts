// JSON documents for programs. Pure.
import { type Documents, jsonVersion, type ReportDocument } from './documents.ts';
import { countFindings, type Report } from './types.ts';

/** The document of a command, with its version before the rest and a line break at its end. */
export function jsonDocument<Command extends keyof Documents>(
	_command: Command,
	content: Unversioned<Documents[Command]>,
): string {
	return `${JSON.stringify({ version: jsonVersion, ...content }, null, 2)}\n`;
}

/** Of each member of a union. */
type Unversioned<T> = T extends unknown ? Omit<T, 'version'> : never;

/** Findings as one document. */
export function jsonReport({ findings, details }: Report, tool: { readonly version: string }): string {
	const document: ReportDocument = {
		version: jsonVersion,
		tool: { name: 'kong-client-ip', version: tool.version },
		summary: countFindings(findings),
		...details,
		findings: findings.map(({ code, severity, message, file, line, column, endLine, endColumn, path }) => ({
			code,
			severity,
			message,
			...(file === undefined ? {} : { file }),
			...(line === undefined ? {} : { line }),
			...(column === undefined ? {} : { column }),
			...(endLine === undefined ? {} : { endLine }),
			...(endColumn === undefined ? {} : { endColumn }),
			...(path === undefined ? {} : { path }),
		})),
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}
