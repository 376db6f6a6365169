// Findings for a person to read: file:line:column, the sentence, and the lines around it. Pure.
import { addAll } from '../../schema/text/lists.ts';
import { printable, printableLines, shortened } from '../../schema/text/printable.ts';
import { codeFrame, type Marked } from './frame.ts';
import { pageOfFinding } from './repository.ts';
import type { Style } from './style.ts';
import type { Report, ReportFinding } from './types.ts';

interface TextOptions {
	readonly style: Style;
	/** Columns of the screen; missing where it is none. */
	readonly columns?: number | undefined;
}

/** More are counted, not shown: nobody reads them, and most have the same cause. */
export const shown = 100;
/** The text, empty where nothing was found. Findings of one place share one frame; notes that are folded have none. */
export function textReport(report: Report, { style, columns }: TextOptions): string {
	const { texts } = report;
	const findings = report.findings.slice(0, shown);
	const more = report.findings.length - findings.length;
	const lines = new Map<string, string[]>();
	const linesOf = (file: string): string[] | undefined => {
		const text = texts?.get(file);
		if (text !== undefined && !lines.has(file)) lines.set(file, text.split(/\r?\n/));
		return lines.get(file);
	};
	const isFolded = ({ severity }: ReportFinding) => report.foldNotes === true && severity === 'note';
	const folded = findings.filter(isFolded).map((note) => `${headline(note, style)}\n`);
	const blocks = byPlace(findings.filter((one) => !isFolded(one))).map((group) => {
		const [{ file, line, column, endLine, endColumn } = {} as ReportFinding] = group;
		const source = file === undefined ? undefined : linesOf(file);
		const out = group.map((finding) => headline(finding, style));
		if (source && line !== undefined && column !== undefined) {
			const place: Marked = { line, column, ...(endLine && endColumn ? { endLine, endColumn } : {}) };
			addAll(out, codeFrame(source, place, style, columns));
		}
		return `${out.join('\n')}\n`;
	});
	if (folded.length > 0) blocks.push(folded.join(''));
	if (more > 0) blocks.push(`… and ${more} more, which --format json lists.\n`);
	const [heading, ending] = [report.heading, report.ending].map((part) =>
		part ? [printableLines(part)] : [],
	);
	return [...(heading ?? []), ...blocks, ...(ending ?? [])].join('\n');
}

const sameSpot = (a: ReportFinding, b: ReportFinding | undefined) =>
	b !== undefined && a.line !== undefined && a.file === b.file && a.line === b.line && a.column === b.column;

/** Neighbours that stand in the same place, together. */
function byPlace(findings: readonly ReportFinding[]): ReportFinding[][] {
	const groups: ReportFinding[][] = [];
	for (const finding of findings) {
		const group = groups.at(-1);
		if (group && sameSpot(finding, group[0])) group.push(finding);
		else groups.push([finding]);
	}
	return groups;
}

function headline(
	{ file, line, column, severity, message, code, path }: ReportFinding,
	style: Style,
): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(':');
	// Where there is no line to show, the path says where to look.
	const where = [place, line === undefined ? path : undefined].filter(Boolean).join(' ');
	const prefix = where === '' ? '' : `${style.bold(printable(where))}: `;
	return `${prefix}${style[severity](severity)}: ${printable(shortened(message))} ${style.link(style.dim(`[${code}]`), pageOfFinding(code))}`;
}
