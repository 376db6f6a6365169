// What several calls take and return.
import type { KongClientIpValues } from '../../schema/published/values.js';

export type { KongClientIpValues };

/** The text of a file, and the name that findings have for it. */
export interface TextFile {
	readonly name: string;
	readonly text: string;
}

/**
 * Values over the chart's own: as an object, or as the texts of values files in the order of helm's `-f`, the last one on top. Findings about
 * texts have a line and a column.
 */
export type ValuesInput = KongClientIpValues | readonly TextFile[];

export interface ReleaseOptions {
	/** The name of the Helm release, with which names of objects begin: `kong` by default. */
	readonly release?: string;
}

/** One thing that was found. */
export interface Finding {
	/** Its name, with a section in docs/findings.md: `key-unknown`. */
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'note';
	/** One sentence or two: what is wrong and what to do. */
	readonly message: string;
	/** The name of the text that it is about; missing where there is none. */
	readonly file?: string;
	/** From 1; the end is exclusive. */
	readonly line?: number;
	readonly column?: number;
	readonly endLine?: number;
	readonly endColumn?: number;
	/** The value or field to blame: `clientIp.trustedIPs[0]`, or `Service/kong-proxy:spec.externalTrafficPolicy`. */
	readonly path?: string;
}
