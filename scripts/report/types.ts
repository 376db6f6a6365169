// What commands report: one finding, ready to be printed in any format.

export interface ReportFinding {
	/** Stable name, with a section in docs/findings.md. */
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'note';
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
