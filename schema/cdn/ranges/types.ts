// The published address ranges of a CDN, as they ship: data of their own, written by `npm run refresh-cdn` and by nothing else.

/** What one file beside this one holds. */
export interface CdnRanges {
	/** Where the CDN publishes them. */
	readonly sources: readonly string[];
	/** The dated copy that was read instead, where the CDN's own pages could not be; at a fixed commit. */
	readonly copy?: string;
	/** The day on which the CDN published exactly these: YYYY-MM-DD. */
	readonly read: string;
	/** CIDR blocks, sorted by address, none inside another. */
	readonly ipv4: readonly string[];
	readonly ipv6: readonly string[];
}

/** All ranges, IPv4 first. */
export function allRanges({ ipv4, ipv6 }: CdnRanges): readonly string[] {
	return [...ipv4, ...ipv6];
}
