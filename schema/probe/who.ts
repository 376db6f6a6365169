// Whose an address is, as far as one can tell from outside.
import { covers, familyOf, isPrivate } from '../address/ranges.ts';
import { cdns } from '../cdn/index.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';
import type { AskedWay, Probed } from './types.ts';

/** An address that certainly is not the caller's: who has it, in words. Null where nobody is known to have it. */
export function otherThanCaller(address: string, asked: AskedWay, probed: Probed): string | null {
	if (probed.nodes.includes(address)) return 'a node that --node names';
	const cdn = Object.entries(shippedRanges).find(([, ranges]) => covers(allRanges(ranges), address));
	if (cdn) return `an address of ${cdns[cdn[0] as keyof typeof cdns].title}`;
	const same = probed.ways.find((other) => other.way.address === address && !isPrivate(address));
	if (same?.way.kind === 'cdn') return 'the address at which the CDN is asked';
	if (same) return 'the address at which the load balancer is asked';
	return isPrivate(address) ? privately(address, asked) : null;
}

const isLoopback = (address: string) => covers(['127.0.0.0/8', '::1'], address);

/** From within a private network the caller may have such an address itself, also where it comes back by way of a public one. */
function privately(address: string, { way, own }: AskedWay): string | null {
	if (address === own) return null;
	if (isLoopback(address))
		return isLoopback(way.address) ? null : 'a loopback address, that of a proxy beside Kong';
	if (isLoopback(way.address)) return 'a private address, and not that of this connection';
	return isPrivate(way.address) ? null : 'a private address, which no client on the internet has';
}

/** The address that the caller has on a way, where that is certain: of the family that the way has. */
export function callerOn({ own, way }: AskedWay, { mine }: Probed, believed: string): string | null {
	if (mine.includes(believed)) return believed;
	const same = mine.find((address) => familyOf(address) === familyOf(way.address));
	if (same !== undefined) return same;
	// The address of this machine in Kong's answer is no coincidence, but for private ones, which many networks have.
	const telling = own === believed && (!isPrivate(own) || isPrivate(way.address));
	return telling ? believed : null;
}
