// Settings that the Ingresses of a group must agree on: scheme, address type, attributes of the ALB, security groups.

import { text } from '../../../cluster/objects.ts';
import type { Scheme } from '../../../values/client-ip.ts';
import type { Cluster } from '../../types.ts';
import { listOf } from '../../words.ts';
import { type Attributes, parseFlag, parseMap } from './annotation-values.ts';
import { defaultScheme, flag } from './flags.ts';
import type { Given } from './given.ts';
import { annotation, type Member, named, param, paramPlace, placeOf } from './ingress-group.ts';
import { attributesOf } from './lookup.ts';
import { Refusal } from './refusal.ts';

/** The one value that all members give, each by its IngressClassParams before its annotation. */
export function agreed(
	members: readonly Member[],
	suffix: string,
	field: string | null,
	empty: 'counts' | 'is none' = 'counts',
): Given<string> | null {
	const given = members.flatMap((member): Given<string>[] => {
		const fromClass = field === null ? undefined : text(param(member, field));
		if (field !== null && fromClass !== undefined && (empty === 'counts' || fromClass !== ''))
			return [{ value: fromClass, at: paramPlace(member, field) }];
		const value = annotation(member, suffix);
		return value === undefined ? [] : [{ value, at: placeOf(member, suffix) }];
	});
	const other = given.find(({ value }) => value !== given[0]?.value);
	if (other) throw new Refusal(`the Ingresses of the group differ in ${named(suffix)}`, other.at);
	return given[0] ?? null;
}

/** Whom the ALB faces. */
export function schemeOf(
	members: readonly Member[],
	cluster: Cluster,
	suffix = 'scheme',
	field: string | null = 'scheme',
): Scheme {
	const given = agreed(members, suffix, field);
	if (given === null) return defaultScheme(cluster);
	if (given.value === 'internal' || given.value === 'internet-facing') return given.value;
	throw new Refusal('the scheme must be internal or internet-facing, exactly', given.at);
}

/** Whether the ALB has IPv6 addresses. */
export function isDualStack(members: readonly Member[]): boolean {
	const given = agreed(members, 'ip-address-type', 'ipAddressType');
	if (given === null || given.value === 'ipv4') return false;
	if (given.value === 'dualstack' || given.value === 'dualstack-without-public-ipv4') return true;
	throw new Refusal('the address type must be ipv4, dualstack or dualstack-without-public-ipv4', given.at);
}

/** Attributes of the ALB, with what gave each. */
export function loadBalancerAttributes(members: readonly Member[]): ReadonlyMap<string, Given<string>> {
	const [first] = members;
	const fromClass = first ? attributesOf(param(first, 'loadBalancerAttributes')) : {};
	const all = new Map<string, Given<string>>();
	for (const member of members) {
		const where = placeOf(member, 'load-balancer-attributes');
		for (const [key, value] of Object.entries(mapOf(member, 'load-balancer-attributes') ?? {})) {
			const before = all.get(key);
			if (before && before.value !== value && !Object.hasOwn(fromClass, key))
				throw new Refusal(
					`the Ingresses of the group differ in the attribute ${key} of the load balancer`,
					where,
				);
			all.set(key, { value, at: where });
		}
	}
	if (first)
		for (const [key, value] of Object.entries(fromClass))
			all.set(key, { value, at: paramPlace(first, 'loadBalancerAttributes') });
	return all;
}

/** A map of an annotation; undefined where there is none. */
export function mapOf(member: Member, suffix: string): Attributes | undefined {
	const value = annotation(member, suffix);
	return value === undefined ? undefined : parseMap(value, placeOf(member, suffix), named(suffix));
}

/** A list that all members give alike; undefined where none gives one. */
export function agreedList(
	members: readonly Member[],
	suffix: string,
	order: 'matters' | 'is free',
): Given<readonly string[]> | undefined {
	const given = members.flatMap((member) => {
		const value = annotation(member, suffix);
		return value === undefined ? [] : [{ value: listOf(value), at: placeOf(member, suffix) }];
	});
	const form = (list: readonly string[]) => JSON.stringify(order === 'matters' ? list : [...list].sort());
	const [first] = given;
	const other = first && given.find(({ value }) => form(value) !== form(first.value));
	if (other) throw new Refusal(`the Ingresses of the group differ in ${named(suffix)}`, other.at);
	return first;
}

/** Security groups that are not the controller's own; their rules decide who may connect, and the controller writes none. */
export function ownSecurityGroups(
	members: readonly Member[],
	cluster: Cluster,
): Given<readonly string[]> | null {
	const groups = agreedList(members, 'security-groups', 'matters');
	if (!groups || groups.value.length === 0) return null;
	const rules = members.flatMap((member) => flagOf(member, 'manage-backend-security-group-rules') ?? []);
	if (new Set(rules).size > 1)
		throw new Refusal(`the Ingresses of the group differ in ${named('manage-backend-security-group-rules')}`);
	const managed = rules[0] ?? flag(cluster, 'enable-manage-backend-security-group-rules', 'false') === 'true';
	if (managed && flag(cluster, 'enable-backend-security-group', 'true') === 'false')
		throw new Refusal(
			'the controller cannot manage rules of the nodes for your own security groups while the backend security group is off',
			groups.at,
		);
	return groups;
}

/** A yes or no of an annotation; undefined where there is none. */
export function flagOf(member: Member, suffix: string): boolean | undefined {
	const value = annotation(member, suffix);
	return value === undefined ? undefined : parseFlag(value, placeOf(member, suffix), named(suffix));
}
