// Who inside the cluster is among those whom Kong trusts, and may connect to it.

import { internalAddressIn, isSingle, isWithin, overlap } from '../../address/ranges.ts';
import { isDocumented } from '../../decide/range-owners.ts';
import { isEveryone } from '../../trace/index.ts';
import { type Admission, admittedIn } from '../entrance/network-policies.ts';
import type { Circumstances } from '../types.ts';

type Networks = Pick<Circumstances, 'nodes' | 'pods' | 'balancerSubnets'>;

/**
 * The trusted ranges from which somebody inside the cluster may connect, as far as ranges are known. Where everybody is trusted, more than
 * those can claim an address, which findings of their own say.
 * @param admission who may connect, as NetworkPolicies say.
 * @param proxied whether pods that a policy picks by their labels are the proxies in front.
 */
export function insiders(
	trusted: readonly string[],
	networks: Networks,
	admission: Admission,
	proxied: boolean,
): string[] {
	const inside = [...networks.nodes, ...networks.pods];
	const held = trusted
		.filter((block) => !isEveryone(block))
		.filter((block) =>
			inside.length > 0 ? inside.some((one) => overlap(block, one)) : internalAddressIn(block) !== null,
		);
	return [...new Set(held.flatMap((block) => admittedHosts(block, networks, admission, proxied)))];
}

/** Whether anybody but proxies may connect, where everybody is trusted. */
export function anybodyInside(
	trusted: readonly string[],
	networks: Networks,
	admission: Admission,
	proxied: boolean,
): boolean {
	return trusted
		.filter(isEveryone)
		.some((block) => admittedHosts(block, networks, admission, proxied).length > 0);
}

/** The parts of a trusted block from which others than proxies may connect. */
function admittedHosts(
	block: string,
	{ nodes, pods, balancerSubnets }: Networks,
	admission: Admission,
	proxied: boolean,
): readonly string[] {
	if (admission.everybody) return [block];
	const somePods = admission.pods === 'all' || (admission.pods === 'selected' && !proxied);
	if (somePods && (pods.length === 0 || pods.some((one) => overlap(one, block)))) return [block];
	return admittedIn(admission, block).flatMap(({ cidr, except }) => {
		const ofProxies = isSingle(cidr) || isDocumented(cidr) || isWithin(cidr, [...nodes, ...balancerSubnets]);
		const ofPods = pods.some((one) => overlap(one, cidr) && !isWithin(one, except));
		return ofProxies && !ofPods ? [] : [cidr];
	});
}
