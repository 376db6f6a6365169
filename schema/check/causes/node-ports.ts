// Ports without a node port, where the balancer sends to node ports.

import type { BalancerPort, Made, Remark } from '../../balancer/types.ts';
import { at, items } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { madePort } from '../balancer/made-port.ts';
import type { WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import { found, type HazardRule } from './hazard-rule.ts';

/** Whether a remark says that the balancer lacks node ports to send to; a hazard says it of each port. */
export function isOnNodePorts({ at: { path }, weight }: Remark, made: Made | null): boolean {
	const isHere = weight === 'broken' && path.join('.') === 'spec.allocateLoadBalancerNodePorts';
	const ports = made?.outcome === 'balancer' ? made.balancer.ports : [];
	return isHere && ports.some(sendsToNothing);
}

const sendsToNothing = ({ targets, targetPort }: BalancerPort): boolean =>
	targets === 'nodes' && targetPort === '0';

export const withoutNodePort: HazardRule = (situation, port, { targets }) => {
	const { entrance, front, product, title } = situation;
	const { service } = entrance;
	if (!service || !product || entrance.front || front.byHand || entrance.type !== 'LoadBalancer') return [];
	const own = at(items(at(service.body, 'spec', 'ports'))[port.index], 'nodePort');
	if (at(service.body, 'spec', 'allocateLoadBalancerNodePorts') !== false || own) return [];
	const made = madePort(front, port);
	const needed = made
		? sendsToNothing(made) ||
			(opensConnections(situation) && made.targets === 'nodes' && made.targetPort === null)
		: sendsToNodes(situation, targets);
	if (!needed) return [];
	const args = { product: title, port: String(port.port) };
	return found(
		finding('node-port-missing', fieldPlace(service, 'spec', 'allocateLoadBalancerNodePorts'), args),
		'all',
	);
};

/** A balancer that opens connections of its own needs a port of the node; one that forwards packets may send them to its own address. */
const opensConnections = ({ product }: WaySituation): boolean => product?.entry.kind === 'proxy';

/** Targets of AWS are instances and a port of theirs. Others may leave packets the balancer's address, for which kube-proxy has a rule. */
function sendsToNodes({ front, product }: WaySituation, targets: 'nodes' | 'pods'): boolean {
	return front.made === null && product?.entry.provider === 'AWS' && targets === 'nodes';
}
