// What commands report: one finding, ready to be printed in any format.

import type { Code, Severity } from '../../schema/findings/finding.ts';
import type { CheckDetails, ProbeDetails } from './documents.ts';

export interface ReportFinding {
	/** Its name, with a section in docs/findings.md. */
	readonly code: Code;
	readonly severity: Severity;
	/** One sentence or two: what is wrong and what to do. */
	readonly message: string;
	/** As the user named it; missing where there is no file. */
	readonly file?: string;
	/** From 1; the end is exclusive. */
	readonly line?: number;
	readonly column?: number;
	readonly endLine?: number;
	readonly endColumn?: number;
	/** The value or field to blame, such as clientIp.trustedIPs[0] or Service/kong-proxy:spec.externalTrafficPolicy. */
	readonly path?: string;
}

/** What a command found, in the order in which to print it. */
export interface Report {
	readonly findings: readonly ReportFinding[];
	/** The text of each file that findings name, for the lines around them. Files that are missing here get none. */
	readonly texts?: ReadonlyMap<string, string>;
	/** What was looked at, in the form of a path: what stands for a file where none was read. */
	readonly subject?: string;
	/** Whether text has one line for each note, without the lines around it. */
	readonly foldNotes?: boolean;
	/** What is before the findings in text. */
	readonly heading?: string;
	/** What text has below the findings. */
	readonly ending?: string;
	/** The picture, where the command has one; empty where there is nothing to draw. */
	readonly drawing?: string;
	/** Further members of the JSON document. */
	readonly details?: CheckDetails | ProbeDetails;
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly ReportFinding[]): {
	errors: number;
	warnings: number;
	notes: number;
} {
	const count = (wanted: ReportFinding['severity']) =>
		findings.filter(({ severity }) => severity === wanted).length;
	return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}
