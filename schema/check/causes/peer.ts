// Who connects to Kong, in words.
import { covers, isSameIp, isSingle } from '../../address/ranges.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';

/** Who has an address on the way: the address itself is often no more than an example. */
export function nameOf(ip: string, { wire, client }: Followed, situation: WaySituation): string {
	const { node, loadBalancer, published, cdn: edge } = wire.addresses;
	const is = (address: string | null) => address !== null && isSameIp(ip, address);
	if (is(wire.sidecar)) return 'the sidecar';
	if (wire.cdn && is(edge)) return situation.cdn?.title ?? 'the CDN';
	if (is(node) && wire.node === 'Cluster') return 'a node';
	if (is(loadBalancer) || is(published)) return frontName(situation);
	return is(client) ? 'the client' : 'another host';
}

/** The same, with the address where the user gave that one by itself. */
export function nameAndAddress(ip: string, followed: Followed, situation: WaySituation): string {
	const { nodes, balancerSubnets } = situation.circumstances;
	const given = [...nodes, ...balancerSubnets].some((block) => isSingle(block) && covers([block], ip));
	const name = nameOf(ip, followed, situation);
	return given ? `${name}, ${ip}` : name;
}

/** What is in front: a proxy in the cluster by its name. */
export function frontName({ entrance, product, title }: WaySituation): string {
	const inside = entrance.front !== null && (product === null || product.entry.insideCluster === true);
	return inside ? title : 'the load balancer';
}

/** Who has an address, in a sentence that begins with the title of what is in front. */
export function nameBeside(ip: string, followed: Followed, situation: WaySituation): string {
	const name = nameOf(ip, followed, situation);
	return name === situation.title ? 'it' : name;
}

/** The command that shows the address by which clients reach the balancer. */
export function addressCommand({ entrance: { front, service, type } }: WaySituation): string {
	const object = front ?? service;
	if (!object || (front === null && type !== 'LoadBalancer')) return 'gcloud compute forwarding-rules list';
	const path =
		object.kind === 'Gateway' ? '.status.addresses[0].value' : '.status.loadBalancer.ingress[0].ip';
	const namespace = object.namespace ? ` -n ${object.namespace}` : '';
	return `kubectl get ${object.kind.toLowerCase()} ${object.name}${namespace} -o jsonpath='{${path}}'`;
}
