// Findings as lines, for commands whose answer is something else.

import { printable, shortened } from '../../schema/text/printable.ts';
import type { Io } from '../io/command.ts';
import { shown } from './text.ts';
import type { ReportFinding } from './types.ts';

/** Writes them to standard error, the first hundred of them. */
export function sayFindings(findings: readonly ReportFinding[], io: Io): void {
	for (const finding of findings.slice(0, shown)) io.stderr(`${renderFinding(finding)}\n`);
	const more = findings.length - shown;
	if (more > 0) io.stderr(`… and ${more} more.\n`);
}

/** `file:line:column: severity: message [code]`. */
function renderFinding({ file, line, column, severity, message, code }: ReportFinding): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(':');
	const where = place === '' ? '' : `${printable(place)}: `;
	return `${where}${severity}: ${printable(shortened(message))} [${code}]`;
}
