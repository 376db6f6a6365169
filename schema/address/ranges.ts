// Addresses out of ranges: the examples that stand for a node, a balancer, a client.
import {
	type Cidr,
	formatAddress,
	inCidr,
	isEveryone,
	parseIp,
	parseNginxCidr,
	sameAddress,
	toMapped,
} from '../trace/index.ts';

export type Family = 'IPv4' | 'IPv6';

/** The family of an address or CIDR block. */
export function familyOf(text: string): Family {
	return text.includes(':') ? 'IPv6' : 'IPv4';
}

/** Blocks that were read before: a check asks about the same ones for every gateway. */
const knownBlocks = new Map<string, Cidr | null>();
const mostBlocks = 1000;

function rangeOf(block: string): Cidr | null {
	const before = knownBlocks.get(block);
	if (before !== undefined) return before;
	const range = parseNginxCidr(block);
	if (knownBlocks.size < mostBlocks) knownBlocks.set(block, range);
	return range;
}

/** Whether one of the blocks (CIDR or address) holds the address; what is no block is passed over. */
export function covers(blocks: readonly string[], ip: string): boolean {
	const address = parseIp(ip);
	return blocks.some((block) => {
		const range = rangeOf(block);
		return range !== null && range.address.length === address.length && inCidr(address, range);
	});
}

/** Whether two addresses are the same; the 4-in-6 form of one counts as itself. */
export function isSameIp(one: string, other: string): boolean {
	return sameAddress(toMapped(parseIp(one)), toMapped(parseIp(other)));
}

/**
 * An address that stands for a block: the one behind its first, or the address itself where the block is only one.
 * Null for what is no block.
 * @param taken those that others have: where the block has room, another is given.
 */
export function addressIn(block: string, taken: readonly string[] = []): string | null {
	const range = rangeOf(block);
	if (range === null) return null;
	const hosts = range.address.length * 8 - range.prefix;
	const last = range.address.at(-1) ?? 0;
	// A network of two addresses has no others.
	const numbers = hosts < 2 ? [0] : [5, 6, 7, 9, 10].map((number) => number & (2 ** Math.min(hosts, 8) - 1));
	const all = numbers.map((number) => formatAddress([...range.address.slice(0, -1), last | number]));
	return all.find((ip) => !taken.includes(ip)) ?? all[0] ?? null;
}

/** Ranges of hosts inside networks: RFC 1918, RFC 6598, unique local. */
export const INTERNAL = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/** From where a proxy in Kong's own pod connects; that of Istio has ::6. */
export const LOOPBACK = ['127.0.0.0/8', '::1', '::6'];

/** Those, and what does not leave a host or link. */
const PRIVATE = [...INTERNAL, '127.0.0.0/8', '169.254.0.0/16', 'fe80::/10', '::1'];

/** What no host has that calls over the internet, beside those: RFC 6890, RFC 4291. */
const UNUSED = ['0.0.0.0/8', '224.0.0.0/3', '::/8', 'ff00::/8'];

/** Whether every address of the block is in one of the others. */
export function isWithin(block: string, others: readonly string[]): boolean {
	const range = rangeOf(block);
	return (
		range !== null &&
		others.some((other) => {
			const outer = rangeOf(other);
			return (
				outer !== null &&
				outer.address.length === range.address.length &&
				outer.prefix <= range.prefix &&
				inCidr(range.address, outer)
			);
		})
	);
}

/** Whether a block holds only addresses that hosts on the internet do not have. */
export function isPrivate(block: string): boolean {
	return isWithin(block, PRIVATE);
}

/** An address of a host inside a network that the block holds; null where it holds none. */
export function internalAddressIn(block: string): string | null {
	if (isWithin(block, INTERNAL)) return addressIn(block);
	return addressIn(INTERNAL.find((one) => isWithin(one, [block])) ?? '');
}

/** Whether a host on the internet can have the address. */
function isPublic(ip: string): boolean {
	return !covers(PRIVATE, ip) && !covers(UNUSED, ip);
}

/** An address that a host on the internet can have, out of the block; null where it holds none. */
export function publicAddressIn(block: string): string | null {
	return addressesIn(block).find(isPublic) ?? null;
}

/** An address of the block that none of the others holds; null where none was found. */
export function addressBeside(block: string, others: readonly string[]): string | null {
	return addressesIn(block).find((ip) => !covers(others, ip)) ?? null;
}

/** Addresses from all parts of a block: the one that stands for it, and those that differ from it in one bit. */
function addressesIn(block: string): string[] {
	const range = rangeOf(block);
	const first = addressIn(block);
	if (range === null || first === null) return [];
	const bytes = parseIp(first);
	const bits = Array.from({ length: bytes.length * 8 - range.prefix }, (_, index) => range.prefix + index);
	return [first, ...bits.map((bit) => formatAddress(withBitTurned(bytes, bit)))];
}

function withBitTurned(bytes: readonly number[], bit: number): number[] {
	const index = Math.floor(bit / 8);
	return bytes.map((byte, at) => (at === index ? byte ^ (0x80 >> (bit % 8)) : byte));
}

/** Whether the block is one address, written as such or as a range. */
export function isSingle(block: string): boolean {
	const range = rangeOf(block);
	return range !== null && range.prefix === range.address.length * 8;
}

/** Length of the block's prefix; of an address, its bits. Null for what is no block. */
export function prefixOf(block: string): number | null {
	return rangeOf(block)?.prefix ?? null;
}

/** Whether two blocks have an address in common. */
export function overlap(one: string, other: string): boolean {
	const [a, b] = [addressIn(one), addressIn(other)];
	return a !== null && b !== null && (covers([other], a) || covers([one], b));
}

/** Blocks for documentation (RFC 5737, RFC 3849): nobody real has these addresses. */
export const EXAMPLES = {
	client: {
		IPv4: ['198.51.100.77', '203.0.113.177', '192.0.2.177'],
		IPv6: ['2001:db8:77::7', '2001:db8:78::7'],
	},
	forged: {
		IPv4: ['192.0.2.66', '198.51.100.66', '203.0.113.66'],
		IPv6: ['2001:db8:66::6', '2001:db8:67::6'],
	},
	edge: { IPv4: ['203.0.113.99', '198.51.100.99'], IPv6: ['2001:db8:ed6e::9'] },
	balancer: { IPv4: ['100.64.200.10'], IPv6: ['fd00:ba1a::10'] },
	node: { IPv4: ['100.64.100.20'], IPv6: ['fd00:40de::20'] },
	pod: { IPv4: ['100.64.0.30'], IPv6: ['fd00:90d::30'] },
	published: { IPv4: ['203.0.113.250'], IPv6: ['2001:db8:fafa::250'] },
} as const satisfies { readonly [who: string]: { readonly [family in Family]: readonly string[] } };

/** The first example of somebody that is in none of the blocks; blocks that hold everyone do not count. */
export function exampleOf(
	who: keyof typeof EXAMPLES,
	family: Family,
	outside: readonly string[] = [],
): string {
	const examples: readonly string[] = EXAMPLES[who][family];
	const blocks = outside.filter((block) => !isEveryone(block));
	return examples.find((ip) => blocks.length === 0 || !covers(blocks, ip)) ?? (examples[0] as string);
}
