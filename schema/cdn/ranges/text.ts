// Shipped ranges in a few words: how many, whose, of when and from where. Nobody reads forty lines of addresses.
import type { CdnRanges } from './types.ts';

/** `22 ranges of Cloudflare, published at https://… and https://… on 2026-07-24`; whether that was read in a copy, which docs/cdns.md names. */
export function rangesText(title: string, { ipv4, ipv6, read, sources, copy }: CdnRanges): string {
	const through = copy ? ' (read in a copy)' : '';
	return `${ipv4.length + ipv6.length} ranges of ${title}, published at ${sources.join(' and ')} on ${read}${through}`;
}
