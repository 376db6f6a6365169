// BGPAdvertisements of MetalLB that contradict each other: checkBGPAdvConflicts in speaker/bgp_controller.go of MetalLB.
import { at, items } from '../../cluster/objects.ts';

type Family = 'IPv4' | 'IPv6';

/** Whether a node that announces by all of these announces nothing, since two give the same routes different preferences. */
export function contradict(advertisements: readonly unknown[], families: readonly Family[]): boolean {
	return advertisements.some((one, index) =>
		advertisements.slice(index + 1).some((other) => areOpposed(one, other, families)),
	);
}

function areOpposed(one: unknown, other: unknown, families: readonly Family[]): boolean {
	const preference = (spec: unknown) => at(spec, 'localPref') ?? 0;
	return (
		preference(one) !== preference(other) &&
		families.some((family) => lengthOf(one, family) === lengthOf(other, family)) &&
		sharePeer(items(at(one, 'peers')), items(at(other, 'peers')))
	);
}

const lengthOf = (spec: unknown, family: Family) =>
	family === 'IPv4' ? (at(spec, 'aggregationLength') ?? 32) : (at(spec, 'aggregationLengthV6') ?? 128);

/** No peers are all peers. */
const sharePeer = (some: readonly unknown[], others: readonly unknown[]) =>
	some.length === 0 || others.length === 0 || some.some((peer) => others.includes(peer));
