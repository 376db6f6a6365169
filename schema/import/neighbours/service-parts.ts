// What Services of ingress-nginx and Traefik say beside policy, class and annotations, under the names of this chart.
import type { Reader } from '../reader.ts';
import type { Part } from '../types.ts';

const fields = [
	'labels',
	'loadBalancerIP',
	'loadBalancerSourceRanges',
	'allocateLoadBalancerNodePorts',
	'healthCheckNodePort',
	'sessionAffinity',
	'ipFamilyPolicy',
	'ipFamilies',
] as const;

/** The fields of a Service as values of `proxy`. `block` is where they stand. */
export function serviceParts(reader: Reader, block: readonly string[]): Part[] {
	return fields.flatMap((field): Part[] => {
		const given = reader.any(...block, field);
		return given?.path
			? [{ path: ['proxy', field], value: given.value, from: [given.path], optional: true }]
			: [];
	});
}
