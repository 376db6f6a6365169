// Who connects to Kong, in words, and what of that belongs in KONG_TRUSTED_IPS.
import type { Followed, WaySituation } from '../follow-requests.ts';

/** The ranges of Kong's peer, for advice; null where clients connect themselves, so that nobody is to be trusted. */
export function peerRanges({ stage, mode, peers }: Followed): string | null {
	if (stage.policy === 'Cluster') return peers.nodeRanges;
	return mode.packetSource === 'client' ? null : peers.balancerRanges;
}

/** What Kong is to be set to beside its listeners once PROXY headers arrive; empty where it needs nothing more. */
export function proxySettings(followed: Followed): string {
	const ranges = peerRanges(followed);
	return ranges === null ? '' : `, KONG_REAL_IP_HEADER=proxy_protocol and ${ranges} in KONG_TRUSTED_IPS`;
}

/** Who has an address on the way, since that is often no more than an example out of a range; the address where nobody has it. */
export function nameOf(
	ip: string,
	{ wire }: Followed,
	{ cdn, entrance, product, title }: WaySituation,
): string {
	const { node, loadBalancer, published, cdn: edge } = wire.addresses;
	const inside = entrance.front !== null && (product === null || product.entry.insideCluster === true);
	if (ip === wire.sidecar) return 'the sidecar';
	if (cdn && wire.cdn && ip === edge) return cdn.title;
	if (ip === node && wire.node === 'Cluster') return 'a node';
	if (ip === loadBalancer || ip === published) return inside ? title : 'the load balancer';
	return ip;
}

/** The same, in a sentence that begins with the title of what stands in front. */
export function nameBeside(ip: string, followed: Followed, situation: WaySituation): string {
	const name = nameOf(ip, followed, situation);
	return name === situation.title ? 'it' : name;
}
