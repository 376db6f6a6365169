// What a port of an NLB that a Gateway gets leads to: the backends of one route, the oldest.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { BalancerPort } from '../../types.ts';
import { backendsOf } from './gateway-backends.ts';
import type { Attached } from './gateway-routes.ts';
import type { GatewayServed } from './gateway-rules.ts';
import type { Place } from './gateway-target-group.ts';
import { keyOf } from './lookup.ts';
import { keepsClientAddress, type TargetGroup } from './target-group.ts';

/** What a port of the NLB serves; null where no listener is made. */
export function tcpServed(
	routes: readonly Attached[],
	placeFor: (route: KubeObject) => Place,
): GatewayServed | null {
	const route = servingRoute(routes);
	if (!route) return null;
	const all = items(at(route.body, 'spec', 'rules')).map((rule) => backendsOf(rule, placeFor(route)));
	const found = all.flatMap((one) => one.found);
	const missing = all.flatMap((one) => one.missing);
	const groups = found.some(({ weight }) => weight > 0) ? found.map(({ group }) => group) : [];
	return { groups: [...new Map(groups.map((group) => [group.id, group])).values()], paths: [], missing };
}

/** A port serves one route: the oldest, then the first by namespace and name. */
function servingRoute(routes: readonly Attached[]): KubeObject | undefined {
	const age = (route: KubeObject) =>
		Date.parse(text(at(route.body, 'metadata', 'creationTimestamp')) ?? '') || 0;
	return [...routes]
		.map(({ route }) => route)
		.sort((a, b) => age(a) - age(b) || (keyOf(a) < keyOf(b) ? -1 : 1))[0];
}

/** Fields of a port that attributes of its target group decide. */
export function attributeFields({ attributes, targets, protocol }: TargetGroup): Partial<BalancerPort> {
	const proxy = attributes['proxy_protocol_v2.enabled'];
	const preserve = attributes['preserve_client_ip.enabled'];
	return {
		proxyProtocol: proxy === undefined || proxy === 'false' ? 0 : proxy === 'true' ? 2 : null,
		keepsClientAddress:
			targets === 'nodes' || targets === 'pods'
				? keepsClientAddress((protocol ?? '').toLowerCase(), targets, preserve)
				: null,
	};
}
