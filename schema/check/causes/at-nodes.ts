// That clients forge their address at the ports of the nodes, past the balancer.
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import { portsOfNodes } from '../past-balancer.ts';
import type { ObjectFinding } from '../types.ts';
import { nameOf } from './peer.ts';

/** For a forged request that went past the balancer and was believed. */
export function forgedAtNodes(one: Followed, situation: WaySituation): ObjectFinding {
	const { entrance, kong, pod, title } = situation;
	const peer = one.trace.answered?.peerIp;
	return finding('forgeable-at-nodes', pod.env.place('KONG_TRUSTED_IPS'), {
		title: entrance.front ? `${entrance.front.kind}/${entrance.front.name}` : title,
		ports: portsOfNodes(situation, one.port) ?? 'ports',
		header: kong.header === 'proxy_protocol' ? 'a PROXY header' : kong.header,
		peer: peer === undefined || peer === one.client ? 'the client itself' : nameOf(peer, one, situation),
	});
}
