// Findings as SARIF 2.1.0, which code scanning services read. Pure.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Forgery } from '../../schema/findings/define.ts';
import type { Code } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { printableLines } from '../../schema/text/printable.ts';
import { pageOf, pageOfFinding, repository } from './repository.ts';
import type { Report, ReportFinding } from './types.ts';

/** The document, with a line break at its end. */
export function sarifReport(
	{ findings, texts = new Map(), subject }: Report,
	tool: { readonly version: string },
): string {
	const [first = subject] = texts.keys();
	const codes = [...new Set(findings.map(({ code }) => code))].sort();
	const document = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'kong-client-ip',
						semanticVersion: tool.version,
						informationUri: repository,
						rules: codes.map(ruleOf),
					},
				},
				columnKind: 'utf16CodeUnits',
				results: findings.map((finding) => ({
					ruleId: finding.code,
					ruleIndex: codes.indexOf(finding.code),
					level: finding.severity,
					message: { text: printableLines(finding.message) },
					...locations(finding.file === undefined ? { ...finding, ...beginningOf(first) } : finding),
				})),
			},
		],
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * What a scanning service shows beside a finding: the section of the documentation. GitHub shows the descriptions and the help, and sorts by
 * `security-severity`.
 */
function ruleOf(id: Code): object {
	const { severity, doc, forgery } = definitionOf(id);
	return {
		id,
		name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
		shortDescription: { text: asText(doc.what) },
		fullDescription: { text: asText(`${doc.what} ${doc.why}`) },
		help: {
			text: asText(`${doc.why} ${doc.fix} Source: ${doc.source}`),
			markdown: withPages(`**Why.** ${doc.why}\n\n**Fix.** ${doc.fix}\n\n**Source.** ${doc.source}`),
		},
		helpUri: pageOfFinding(id),
		defaultConfiguration: { level: severity },
		properties: forgery ? securityOf(forgery) : { tags: ['correctness'] },
	};
}

/** Between the bounds of GitHub's levels: 7 for high, 4 for medium. */
const securitySeverity = { anyone: '8.6', some: '5.3', unknown: '3.1' } as const;

/** Using a less trusted source: https://cwe.mitre.org/data/definitions/348.html */
const securityOf = (forgery: Forgery) => ({
	tags: ['security', 'external/cwe/cwe-348'],
	'security-severity': securitySeverity[forgery],
});

const link = /\[([^[\]]+)\]\(([^()]+)\)/g;
const address = (target: string) => new URL(target, pageOf('docs/')).href;

/** The same with whole addresses: the documentation links to pages beside it. */
const withPages = (markdown: string) =>
	markdown.replaceAll(link, (_, text, target) => `[${text}](${address(target)})`);

/** Markdown as plain text. */
const asText = (markdown: string) =>
	markdown
		.replaceAll(link, (_, text, target) => `${text} (${address(target)})`)
		.replaceAll(/<(https?:[^>]+)>/g, '$1')
		.replaceAll('`', '');

/**
 * Where a finding about all of the input is shown: GitHub refuses the whole document where one result has no file, or one with a scheme such as
 * https. https://github.com/github/codeql-action/issues/2459, https://github.com/github/codeql-action/issues/754
 */
const beginningOf = (file: string | undefined): Partial<ReportFinding> =>
	file === undefined ? {} : { file, line: 1, column: 1, endLine: 1, endColumn: 1 };

function locations({ file, line, column, endLine, endColumn, path }: ReportFinding): object {
	const physical =
		file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uri(file) }, ...region() } };
	const logical =
		path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: printableLines(path) }] };
	const location = { ...physical, ...logical };
	return Object.keys(location).length > 0 ? { locations: [location] } : {};

	function region(): object {
		if (line === undefined) return {};
		return { region: { startLine: line, startColumn: column, endLine, endColumn } };
	}
}

/** A relative or absolute reference; what stands for standard input stays readable. */
function uri(file: string): string {
	const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
	return file.startsWith('/') ? `file://${path}` : path;
}
