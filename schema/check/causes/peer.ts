// Who connects to Kong, in words.
import type { Followed, WaySituation } from '../follow-requests.ts';

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
