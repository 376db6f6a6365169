// That clients forge their address past the balancer: at the ports of the nodes, or by addresses that every node takes.
import type { Followed, WaySituation } from '../follow-requests.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { nameOf } from './peer.ts';

/** For a forged request that went past the balancer and was believed. */
export function forgedAtNodes(one: Followed, situation: WaySituation): ObjectFinding {
	return finding(
		'forgeable-at-nodes',
		situation.pod.env.place('KONG_TRUSTED_IPS'),
		argumentsOf(one, situation),
	);
}

/** The same where nobody says that clients reach the nodes: a warning where these have public addresses. */
export function perhapsForgedPast(one: Followed, situation: WaySituation): ObjectFinding[] {
	if (one.past === null) return [];
	const place = situation.pod.env.place('KONG_TRUSTED_IPS');
	const says = one.past.isNode ? situation.product?.entry.nodePorts?.says : undefined;
	const args = {
		...argumentsOf(one, situation),
		says: says ? ` ${says}` : '',
		fix: closing(one, situation),
	};
	const found = finding('node-ports-trusted', place, args);
	return [one.past.open === 'likely' ? found : asGrave(found, 'note')];
}

function argumentsOf(one: Followed, situation: WaySituation) {
	const { entrance, kong, title } = situation;
	const peer = one.trace.answered?.peerIp;
	return {
		title: entrance.front ? `${entrance.front.kind}/${entrance.front.name}` : title,
		ports: one.past?.by ?? 'ports',
		header: kong.header === 'proxy_protocol' ? 'a PROXY header' : kong.header,
		peer: peer === undefined || peer === one.client ? 'the client itself' : nameOf(peer, one, situation),
	};
}

/** What closes the way. */
function closing({ past, mode }: Followed, { entrance: { service, type, front } }: WaySituation): string {
	const firewall = 'Let only the load balancer reach these ports, by a firewall before the nodes';
	if (service === null || past === null) return `${firewall}.`;
	const name = `Service/${service.name}`;
	if (!past.isNode) return `Take spec.externalIPs out of ${name}.`;
	// A balancer that calls pods by their own addresses needs no node ports.
	const unused = past.by === 'node ports' && type === 'LoadBalancer' && mode.targets === 'pods';
	// An operator's Service always has node ports.
	return unused && front === null && !service.made
		? `Set spec.allocateLoadBalancerNodePorts: false on ${name} and take out its node ports, which this load balancer does not use.`
		: `${firewall}.`;
}
