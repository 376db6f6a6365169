// Addresses out of ranges: the examples that stand for a node, a balancer, a client.
import { type Cidr, formatAddress, inCidr, parseIp, parseNginxCidr } from '../trace/index.ts';

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

/** Whether the block holds every address of its family. */
export function isEveryone(block: string): boolean {
	return /\/0$/.test(block.trim());
}

/**
 * An address that stands for a block: the one behind its first, or the address itself where the block is only one.
 * Null for what is no block.
 */
export function addressIn(block: string): string | null {
	const range = rangeOf(block);
	if (range === null) return null;
	const bytes = [...range.address];
	const bits = bytes.length * 8;
	if (range.prefix < bits - 1) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 5;
	return formatAddress(bytes);
}

/** Ranges that no host on the internet has: RFC 1918, RFC 6598, loopback, unique local and link-local. */
const PRIVATE = [
	'10.0.0.0/8',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'fc00::/7',
	'fe80::/10',
	'::1',
];

/** Whether a block lies in address space that hosts on the internet do not have. */
export function isPrivate(block: string): boolean {
	const first = addressIn(block);
	return first !== null && !isEveryone(block) && covers(PRIVATE, first);
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
	return examples.find((ip) => !covers(blocks, ip)) ?? (examples[0] as string);
}
