// Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request. Pure.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { printableLines } from '../../schema/text/printable.ts';
import type { Report, ReportFinding } from './types.ts';

const levels = { error: 'error', warning: 'warning', note: 'notice' } as const;

const data = (text: string) =>
	printableLines(text.replaceAll('\r\n', '\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One line for each finding. */
export function githubReport({ findings }: Report): string {
	return findings.map((finding) => `${annotation(finding)}\n`).join('');
}

function annotation({
	severity,
	file,
	line,
	column,
	endLine,
	endColumn,
	code,
	message,
}: ReportFinding): string {
	const oneLine = (endLine ?? line) === line;
	const properties: [string, string | number | undefined][] = [
		['file', file],
		['line', line],
		['endLine', endLine],
		// Columns are refused where the place spans several lines; theirs include the end.
		['col', oneLine ? column : undefined],
		['endColumn', oneLine && endColumn !== undefined ? Math.max(endColumn - 1, column ?? 1) : undefined],
		['title', code],
	];
	const set = properties.filter(([, value]) => value !== undefined);
	return `::${levels[severity]} ${set.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message)}`;
}
