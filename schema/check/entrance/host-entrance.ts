// Host ports and the network of the node: ways to a gateway without a Service.

import { at, items, text } from '../../cluster/objects.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import { type Entrance, type EntrancePort, isPort } from './entrances.ts';

/**
 * The ports of a container that the node has as its own; in the network of the node also those that the container does not declare.
 * @param listens ports on which Kong's proxy listens.
 * @param published whether something else leads to the gateway.
 */
export function hostEntrance(
	{ container, workload, path }: GatewayPod,
	listens: readonly number[],
	published: boolean,
): Entrance[] {
	const shared = at(workload.body, ...path.slice(0, -2), 'hostNetwork') === true;
	// Ports of the node that a balancer uses are no way of their own.
	if (shared && published) return [];
	const declared = items(at(container, 'ports')).flatMap((one, index): EntrancePort[] => {
		const inner = at(one, 'containerPort');
		const port = at(one, 'hostPort') ?? (shared ? inner : undefined);
		// In the network of the node a declared port on which nothing listens leads nowhere.
		if (!isPort(inner) || !isPort(port) || (shared && listens.length > 0 && !listens.includes(inner)))
			return [];
		return [
			{ index, name: text(at(one, 'name')) ?? String(port), port, container: inner, appProtocol: undefined },
		];
	});
	const undeclared = (shared ? listens : []).filter(
		(port) => isPort(port) && !declared.some(({ container: known }) => known === port),
	);
	const ports = [
		...declared,
		...undeclared.map(
			(port): EntrancePort => ({
				index: 0,
				name: String(port),
				port,
				container: port,
				appProtocol: undefined,
			}),
		),
	];
	if (ports.length === 0) return [];
	const type = shared ? 'host network' : 'host ports';
	return [
		{
			service: null,
			front: null,
			frontClass: undefined,
			readsHttp: false,
			ports,
			families: ['IPv4'],
			type,
			policy: 'Local',
			annotations: {},
		},
	];
}
