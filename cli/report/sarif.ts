// Findings as SARIF 2.1.0, which code scanning services read. Pure.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Code } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { printableLines } from '../../schema/text/printable.ts';
import type { Report, ReportFinding } from './types.ts';

/** The document, with a line break at its end. */
export function sarifReport({ findings }: Report, tool: { readonly version: string }): string {
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
						rules: codes.map(ruleOf),
					},
				},
				columnKind: 'utf16CodeUnits',
				results: findings.map((finding) => ({
					ruleId: finding.code,
					ruleIndex: codes.indexOf(finding.code),
					level: finding.severity,
					message: { text: printableLines(finding.message) },
					...locations(finding),
				})),
			},
		],
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}

/** What a scanning service shows beside a finding: the section of the documentation. */
function ruleOf(id: Code): object {
	const { severity, doc } = definitionOf(id);
	const sentences = (of: string) => of.replaceAll('`', '');
	return {
		id,
		shortDescription: { text: sentences(doc.what) },
		fullDescription: { text: sentences(`${doc.what} ${doc.why}`) },
		help: {
			text: sentences(`${doc.why} ${doc.fix} Source: ${doc.source}`),
			markdown: `**Why.** ${doc.why}\n\n**Fix.** ${doc.fix}\n\n**Source.** ${doc.source}`,
		},
		defaultConfiguration: { level: severity },
	};
}

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
