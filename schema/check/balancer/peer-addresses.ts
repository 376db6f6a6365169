// Which address stands for each peer: one of the ranges that are known, else one that Kong trusts, else an example.

import { addressIn, covers, exampleOf, type Family, isPrivate } from '../../address/ranges.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
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
	/** Whether it was taken out of what Kong trusts, because nothing better is known. */
	readonly assumed: boolean;
}

const isSingle = (block: string): boolean => /\/(32|128)$/.test(block);

/** Of the balancer's subnets, those that are one address each. */
export function singles({ subnets }: KnownRanges): string[] {
	return subnets.filter((block) => !block.includes('/') || isSingle(block));
}

export function nodeAddress(ranges: KnownRanges, nodeSide: readonly string[]): PeerAddress {
	return best(ranges, nodeSide) ?? guess(ranges, isPrivate) ?? example('node', ranges.family);
}

/** @param candidates ranges from which the balancer connects. */
export function balancerAddress(
	ranges: KnownRanges,
	candidates: readonly string[],
	{ sendsProxy }: Circumstances,
): PeerAddress {
	// The user says that PROXY headers are sent. If Kong trusts public ranges only, the sender must have one of those.
	const fromOutside =
		sendsProxy !== undefined && ranges.trustedHere.length > 0 && !ranges.trustedHere.some(isPrivate);
	return (
		(fromOutside ? guess(ranges, () => true) : null) ??
		best(ranges, candidates) ??
		guess(ranges, isPrivate) ??
		example('balancer', ranges.family)
	);
}

/** The address that clients call. */
export function publishedAddress(ranges: KnownRanges, { product }: Front): PeerAddress {
	const alwaysInternal = product?.defaultScheme === 'internal' && product.schemes === undefined;
	return (
		best(ranges, [...singles(ranges), ...ranges.status]) ??
		guess(ranges, (block) => isSingle(block) && !isPrivate(block)) ??
		(alwaysInternal ? guess(ranges, isSingle) : null) ??
		example('published', ranges.family, ranges.trusted)
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
		guess(ranges, isOutside) ??
		known(edges.find((ip) => !covers(trusted, ip))) ??
		example('edge', ranges.family, trusted)
	);
}

/** One address for each range of the CDN that ships with the chart. */
export function edgesOf({ cdn }: Circumstances, ours: (blocks: readonly string[]) => string[]): string[] {
	const shipped = cdn ? shippedRanges[cdn] : undefined;
	return ours(shipped ? allRanges(shipped) : []).map((block) => addressIn(block) ?? '');
}

function best({ trusted }: KnownRanges, blocks: readonly string[]): PeerAddress | null {
	const addresses = blocks.map(addressIn).filter((ip) => ip !== null);
	return known(addresses.find((ip) => covers(trusted, ip)) ?? addresses[0]);
}

function guess({ trustedHere }: KnownRanges, fits: (block: string) => boolean): PeerAddress | null {
	const block = trustedHere.find(fits);
	const address = block === undefined ? null : addressIn(block);
	return address === null ? null : { address, assumed: true };
}

function known(address: string | undefined): PeerAddress | null {
	return address === undefined ? null : { address, assumed: false };
}

function example(...of: Parameters<typeof exampleOf>): PeerAddress {
	return { address: exampleOf(...of), assumed: false };
}
