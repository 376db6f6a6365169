// Where nothing helps both ways at once: the Service that an Ingress or Gateway leads to has a load balancer of its own as well. Kong's charts
// make one by default, so often nobody wants it.
import type { CheckedGateway } from '../check/check.ts';
import { at, items, type KubeObject, titleOf } from '../cluster/objects.ts';
import { fieldPlace } from '../cluster/places.ts';
import type { Edit } from './edits.ts';

/** Fields that the API server refuses on a Service of another type. */
const OF_BALANCER = [
	'loadBalancerClass',
	'loadBalancerSourceRanges',
	'loadBalancerIP',
	'allocateLoadBalancerNodePorts',
	'healthCheckNodePort',
];

/** Alternatives: the Service without a load balancer, with or without node ports. */
export function singleWays({ ways }: CheckedGateway): readonly (readonly Edit[])[] {
	const entrances = ways.map(({ situation }) => situation.entrance);
	const found = entrances.flatMap(({ service, front, type }) => {
		const before = entrances.find((one) => one.front !== null && one.service === service)?.front;
		return service && !service.made && before && front === null && type === 'LoadBalancer'
			? [{ service, before }]
			: [];
	});
	if (found.length === 0) return [];
	const hasNodePorts = found.some(({ service }) =>
		items(at(service.body, 'spec', 'ports')).some((port) => at(port, 'nodePort') !== undefined),
	);
	const types = hasNodePorts ? ['NodePort'] : ['ClusterIP', 'NodePort'];
	return types.map((type) => found.flatMap(({ service, before }) => ofType(service, type, before)));
}

function ofType(service: KubeObject, type: string, before: KubeObject): Edit[] {
	const refused = type === 'ClusterIP' ? [...OF_BALANCER, 'externalTrafficPolicy'] : OF_BALANCER;
	const set = refused.filter((name) => at(service.body, 'spec', name) !== undefined);
	const shown = `${type} (clients then come by ${titleOf(before)} only)`;
	return [
		{ kind: 'field', place: fieldPlace(service, 'spec', 'type'), value: type, shown },
		...set.map(
			(name): Edit => ({ kind: 'field', place: fieldPlace(service, 'spec', name), value: undefined }),
		),
	];
}
