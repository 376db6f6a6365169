// Shipped ranges in a few words: how many, whose, of when and from where. Nobody reads forty lines of addresses.
import type { CdnRanges } from './types.ts';

/** `22 ranges of Cloudflare, read on 2026-07-24 at https://… and https://…`, with the copy that was read, if it was one. */
export function rangesText(title: string, { ipv4, ipv6, read, sources, copy }: CdnRanges): string {
	const through = copy ? ` (by the copy ${copy})` : '';
	return `${ipv4.length + ipv6.length} ranges of ${title}, read on ${read} at ${sources.join(' and ')}${through}`;
}
