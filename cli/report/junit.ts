// Findings as JUnit XML, which CI servers show as tests. Pure.
// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
import { printableLines } from '../../schema/text/printable.ts';
import { countFindings, type Report, type ReportFinding } from './types.ts';

/**
 * One case for each finding, and one for each file without any. Errors fail; warnings and notes are skipped tests, so that a run that the
 * exit code calls clean is not red.
 */
export function junitReport({ findings, texts }: Report): string {
	const { errors } = countFindings(findings);
	const found = new Set(findings.map(({ file }) => file));
	const clean = [...(texts?.keys() ?? [])].filter((file) => !found.has(file));
	const passed = clean.length > 0 || findings.length > 0 ? clean : ['input'];
	const cases = [...findings.map(caseOf), ...passed.map((file) => `${open(file, 'no findings')}/>`)];
	const counts = `tests="${cases.length}" failures="${errors}" errors="0"`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kong-client-ip" ${counts}>
  <testsuite name="kong-client-ip" ${counts} skipped="${findings.length - errors}">
    ${cases.join('\n    ')}
  </testsuite>
</testsuites>
`;
}

const open = (className: string, name: string) =>
	`<testcase classname="${attribute(className)}" name="${attribute(name)}" time="0"`;

function caseOf({ severity, file, line, column, path, code, message }: ReportFinding): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(':');
	const name = [code, path].filter(Boolean).join(': ');
	const text = [place, `${severity}: ${message}`].filter(Boolean).join('\n');
	const outcome =
		severity === 'error'
			? `<failure type="${code}" message="${attribute(message)}">${escaped(text)}</failure>`
			: `<skipped type="${code}" message="${attribute(`${severity}: ${message}`)}"/>`;
	return `${open(file ?? 'input', name)}>${outcome}</testcase>`;
}

/** Control characters, which XML 1.0 does not have, are written as in other formats; nor has it the last two. */
const escaped = (text: string) =>
	printableLines(text)
		.replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');

const attribute = (text: string) =>
	escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
