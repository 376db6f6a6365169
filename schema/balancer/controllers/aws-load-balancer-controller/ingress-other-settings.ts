// Settings of Ingresses that this view does not show, but for which the controller gives up.
import type { Cluster } from '../../types.ts';
import { parseNumber } from './annotation-values.ts';
import { checkManagedTags } from './flags.ts';
import { annotation, type Member, named, param, paramPlace, placeOf } from './ingress-group.ts';
import { agreed, agreedList, mapOf } from './ingress-settings.ts';
import { attributesOf } from './lookup.ts';
import { Refusal } from './refusal.ts';

/** Settings that change nothing here, but for which the controller gives up where they are malformed. */
export function checkOthers(members: readonly Member[], cluster: Cluster): void {
	const name = agreed(members, 'load-balancer-name', 'loadBalancerName', 'is none');
	if (name && name.value.length > 32)
		throw new Refusal('the name of a load balancer has at most 32 characters', name.at);
	checkSubnets(members);
	const pool = agreed(members, 'customer-owned-ipv4-pool', null);
	if (pool?.value === '') throw new Refusal(`${named('customer-owned-ipv4-pool')} is empty`, pool.at);
	if (!members[0] || param(members[0], 'ipamConfiguration', 'ipv4IPAMPoolId') === undefined)
		agreed(
			members.filter((member) => annotation(member, 'ipam-ipv4-pool-id')),
			'ipam-ipv4-pool-id',
			null,
		);
	checkCapacity(members);
	checkTags(members, cluster);
}

/** Tags of all members; those of IngressClassParams outrank the Ingress's. */
function checkTags(members: readonly Member[], cluster: Cluster): void {
	const seen = new Map<string, string>();
	for (const member of members) {
		const onIngress = { tags: mapOf(member, 'tags') ?? {}, at: placeOf(member, 'tags') };
		const onClass = { tags: attributesOf(param(member, 'tags')), at: paramPlace(member, 'tags') };
		for (const { tags, at } of [onIngress, onClass]) checkManagedTags(tags, at, cluster);
		for (const [key, value] of Object.entries({ ...onIngress.tags, ...onClass.tags })) {
			if (seen.has(key) && seen.get(key) !== value)
				throw new Refusal(`the Ingresses of the group differ in the tag ${key}`, onIngress.at);
			seen.set(key, value);
		}
	}
}

function checkSubnets(members: readonly Member[]): void {
	const byClass = members.filter((member) => param(member, 'subnets'));
	const byName = members.filter((member) => !param(member, 'subnets'));
	const list = agreedList(byName, 'subnets', 'is free');
	if (list && byClass.length > 0)
		throw new Refusal(
			'some Ingresses of the group name subnets by annotation, others by IngressClassParams',
			list.at,
		);
	const texts = new Set(byClass.map((member) => JSON.stringify(param(member, 'subnets'))));
	if (texts.size > 1) throw new Refusal('the IngressClassParams of the group name different subnets');
}

function checkCapacity(members: readonly Member[]): void {
	const [first] = members;
	if (first && param(first, 'minimumLoadBalancerCapacity')) return;
	const seen = new Map<string, string>();
	for (const member of members) {
		const where = placeOf(member, 'minimum-load-balancer-capacity');
		for (const [key, value] of Object.entries(mapOf(member, 'minimum-load-balancer-capacity') ?? {})) {
			if (key !== 'CapacityUnits')
				throw new Refusal(`${named('minimum-load-balancer-capacity')} takes CapacityUnits alone`, where);
			parseNumber(value, where, 'CapacityUnits');
			if (seen.has(key) && seen.get(key) !== value)
				throw new Refusal('the Ingresses of the group reserve different capacities', where);
			seen.set(key, value);
		}
	}
}
