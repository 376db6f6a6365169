// From what a document says to ranges that may ship: checked, sorted, none inside another. Pure.
import ipaddr from 'ipaddr.js';
import { ipOrCidrPattern } from '../../schema/values/ip.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block as a span of numbers, both ends inside. */
export interface Block {
	readonly text: string;
	readonly family: 'ipv4' | 'ipv6';
	readonly first: bigint;
	readonly last: bigint;
}

/** Wider than any CDN owns: a mistake, or somebody's bad joke. */
const widest = { ipv4: 8, ipv6: 16 } as const;

/** What is wrong with a block, or the block. */
export function blockOf(text: string): Block | string {
	if (!text.includes('/') || text.length > 60 || !new RegExp(ipOrCidrPattern).test(text))
		return `${JSON.stringify(text.slice(0, 60))} is not a CIDR block`;
	const [address, prefix] = ipaddr.parseCIDR(text);
	const family = address.kind();
	const block = spanOf(address, prefix);
	if (numberOf(address) !== block.first) return `${text} has bits beyond its prefix`;
	if (prefix < widest[family]) return `${text} is wider than /${widest[family]}`;
	const special = specialIn(block);
	if (special) return `${text} is not of the public internet (${special})`;
	return { ...block, text: `${address.toString()}/${prefix}` };
}

function spanOf(address: Address, prefix: number): Block {
	const family = address.kind();
	const hostBits = BigInt((family === 'ipv4' ? 32 : 128) - prefix);
	const first = (numberOf(address) >> hostBits) << hostBits;
	return { text: `${address}/${prefix}`, family, first, last: first + (1n << hostBits) - 1n };
}

function numberOf(address: Address): bigint {
	return address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** What kind of address, other than those of the public internet, a block holds; undefined for none. */
function specialIn({ family, first, last }: Block): string | undefined {
	// Special blocks of IPv4 that are smaller than the widest begin where a /16 does; of IPv6 none hides inside.
	const step = family === 'ipv4' ? 1n << 16n : last - first + 1n;
	const probes = [last];
	for (let at = first; at <= last; at += step) probes.push(at);
	return probes.map((at) => addressOf(at, family).range()).find((kind) => kind !== 'unicast');
}

function addressOf(number: bigint, family: Block['family']): Address {
	const bytes: number[] = [];
	for (let rest = number; bytes.length < (family === 'ipv4' ? 4 : 16); rest /= 256n)
		bytes.unshift(Number(rest % 256n));
	return ipaddr.fromByteArray(bytes);
}

/** Sorted by address; repeated blocks, and those inside another, fall out. What remains covers what was given and no more. */
export function withoutInner(blocks: readonly Block[]): Block[] {
	const sorted = [...blocks].sort(
		(a, b) => compare(a.first, b.first) || compare(b.last, a.last), // the wider first
	);
	const kept: Block[] = [];
	for (const block of sorted) {
		const before = kept.at(-1);
		if (!before || block.last > before.last) kept.push(block);
	}
	return kept;
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** How many addresses blocks hold, none of them inside another. */
export function sizeOf(blocks: readonly Block[]): bigint {
	return blocks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
