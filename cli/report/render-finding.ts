// A finding as one line, for commands whose answer is something else.
import type { ReportFinding } from './types.ts';

/** `file:line:column: severity: message [code]`. */
export function renderFinding({ file, line, column, severity, message, code }: ReportFinding): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(':');
	return `${place === '' ? '' : `${place}: `}${severity}: ${message} [${code}]`;
}
