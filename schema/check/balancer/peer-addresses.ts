// Which address stands for each peer. One rule for all of them: one of the ranges that are known, and there one that Kong does not trust,
// if there is one; else one that Kong trusts and that may well be the peer's, since nobody else's is known to be there; else an example,
// which no text shows.

import {
	addressBeside,
	addressIn,
	covers,
	exampleOf,
	type Family,
	internalAddressIn,
	isPrivate,
	isSingle,
	isWithin,
	prefixOf,
} from '../../address/ranges.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
import { isDocumented } from '../../decide/range-owners.ts';
import type { Circumstances } from '../types.ts';
import type { Front } from './front.ts';

/** CIDR blocks of one family, by what they belong to. */
export interface KnownRanges {
	readonly family: Family;
	/** Everything that Kong trusts, of both families. */
	readonly trusted: readonly string[];
	/** What Kong trusts in this family, without blocks that hold everyone. */
	readonly trustedHere: readonly string[];
	readonly nodes: readonly string[];
	readonly pods: readonly string[];
	/** From the user: where the balancer has its addresses. */
	readonly subnets: readonly string[];
	/** From the product's catalogue entry. */
	readonly product: readonly string[];
	/** Addresses that the status of the Service, Ingress or Gateway shows. */
	readonly status: readonly string[];
}

export interface PeerAddress {
	readonly address: string;
	/** `trusted`: taken out of what Kong trusts, because nothing better is known. `example`: nobody has it. */
	readonly from: 'known' | 'trusted' | 'example';
	/** The trusted block that it was taken from. */
	readonly block?: string;
}

/** Of the balancer's subnets, those that are one address each. */
export function singles({ subnets }: KnownRanges): string[] {
	return subnets.filter(isSingle);
}

/** Ranges in all of which a peer may be, for each place that it may be in: nodes use their own ranges, or else those of pods. */
export type Places = readonly (readonly string[])[];

export function nodeAddress(ranges: KnownRanges, nodeSide: Places): PeerAddress {
	return best(ranges, nodeSide) ?? inside(ranges) ?? outside(ranges) ?? example('node', ranges.family);
}

/** @param candidates where the balancer may connect from. */
export function balancerAddress(
	ranges: KnownRanges,
	candidates: Places,
	{ sendsProxy }: Circumstances,
): PeerAddress {
	// The user says that PROXY headers are sent. If Kong trusts public ranges only, the sender must have one of those.
	const fromOutside =
		sendsProxy !== undefined && ranges.trustedHere.length > 0 && !ranges.trustedHere.some(isPrivate);
	return (
		(fromOutside ? supposed(ranges, addressIn) : null) ??
		best(ranges, candidates) ??
		inside(ranges) ??
		outside(ranges) ??
		example('balancer', ranges.family)
	);
}

/** The address that clients call. */
export function publishedAddress(
	ranges: KnownRanges,
	{ product }: Front,
	{ block: proxies }: PeerAddress,
): PeerAddress {
	const method = product?.strategies.httpHeaders;
	const inNetwork = method && 'alsoTrust' in method && method.alsoTrust?.single === 'inNetwork';
	return (
		best(
			ranges,
			[...singles(ranges), ...ranges.status].map((ip) => [ip]),
		) ??
		outside(ranges) ??
		(inNetwork ? ownInNetwork(ranges, proxies) : null) ??
		example('published', ranges.family, ranges.trusted)
	);
}

/** Narrower blocks are subnets, such as that of the proxies, where nothing else is. */
const WIDEST_SUBNET = 16;

// The balancer's own address is in a subnet of the network, and not in that of its proxies.
function ownInNetwork(ranges: KnownRanges, proxies: string | undefined): PeerAddress | null {
	return supposed(ranges, (block) =>
		isSingle(block) || block !== proxies || (prefixOf(block) ?? 0) <= WIDEST_SUBNET
			? internalAddressIn(block)
			: null,
	);
}

/** @param edges addresses in the ranges of the CDN that ship with the chart. */
export function cdnAddress(ranges: KnownRanges, edges: readonly string[]): PeerAddress {
	const { nodes, pods, subnets, product, trusted, trustedHere } = ranges;
	const inside = [...nodes, ...pods, ...subnets, ...product];
	const isOutside = (block: string) =>
		!isPrivate(block) && !inside.some((one) => covers([one], addressIn(block) ?? ''));
	// Shipped ranges may be older than those that Kong trusts. They are evidence where both agree, else only an example.
	return (
		known(edges.find((ip) => covers(trustedHere, ip))) ??
		supposed(ranges, (block) => (isOutside(block) ? addressIn(block) : null)) ??
		known(edges.find((ip) => !covers(trusted, ip))) ??
		example('edge', ranges.family, trusted)
	);
}

/** One address for each range of the CDN that ships with the chart. */
export function edgesOf(cdn: Circumstances['cdn'], ours: (blocks: readonly string[]) => string[]): string[] {
	const shipped = cdn ? shippedRanges[cdn] : undefined;
	return ours(shipped ? allRanges(shipped) : []).map((block) => addressIn(block) ?? '');
}

function best({ trusted }: KnownRanges, places: Places): PeerAddress | null {
	const filled = places.filter((blocks) => blocks.length > 0);
	const place = filled.find((blocks) => untrustedIn(blocks, trusted) === null) ?? filled[0] ?? [];
	return known(untrustedIn(place, trusted) ?? addressIn(place[0] ?? '') ?? undefined);
}

/** A peer whom Kong does not trust is enough: requests over it lose the client. */
function untrustedIn(blocks: readonly string[], trusted: readonly string[]): string | null {
	const beside = blocks.map((block) => addressBeside(block, trusted));
	return beside.find((ip) => ip !== null) ?? null;
}

/** One of the trusted addresses that hosts of a network have. */
function inside(ranges: KnownRanges): PeerAddress | null {
	return supposed(ranges, internalAddressIn);
}

/** A single trusted address on the internet that nobody else is known to have. Whole ranges there are more likely a CDN's. */
function outside(ranges: KnownRanges): PeerAddress | null {
	const others = [...ranges.nodes, ...ranges.pods, ...ranges.subnets, ...ranges.product];
	return supposed(ranges, (block) =>
		!isSingle(block) || isPrivate(block) || isDocumented(block) || isWithin(block, others)
			? null
			: addressIn(block),
	);
}

function supposed(
	{ trustedHere }: KnownRanges,
	addressOf: (block: string) => string | null,
): PeerAddress | null {
	for (const block of trustedHere) {
		const address = addressOf(block);
		if (address !== null) return { address, from: 'trusted', block };
	}
	return null;
}

function known(address: string | undefined): PeerAddress | null {
	return address === undefined ? null : { address, from: 'known' };
}

function example(...of: Parameters<typeof exampleOf>): PeerAddress {
	return { address: exampleOf(...of), from: 'example' };
}
