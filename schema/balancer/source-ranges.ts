// Who may connect, as Kubernetes' own helper for controllers reads it: spec.loadBalancerSourceRanges, else an annotation, else everybody.
import { formatAddress } from '../trace/address/address.ts';
import { maskAddress } from '../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../trace/address/libc-address.ts';
import type { Service } from './service.ts';
import type { Balancer } from './types.ts';

/** The annotation that counts where spec.loadBalancerSourceRanges is empty. */
export const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** What the helper gives where nobody is named; IPv4 alone. */
export const everybody = '0.0.0.0/0';

/** Ranges that are none, and where they stand. */
interface WrongRanges {
	readonly message: string;
	readonly path: readonly string[];
}

/** Whether ranges are refused. */
export function areWrong(ranges: readonly string[] | WrongRanges): ranges is WrongRanges {
	return !Array.isArray(ranges);
}

/** The ranges that a Service names, as networks and each once, or why they are refused. */
export function sourceRangesOf({ sourceRanges, annotations }: Service): readonly string[] | WrongRanges {
	const text = (annotations[sourceRangesAnnotation] ?? '').trim();
	const given = sourceRanges.length > 0 ? sourceRanges : text === '' ? [everybody] : text.split(',');
	const networks = given.map((one) => networkOf(one.trim()));
	const wrong = given.find((_, index) => networks[index] === null);
	if (wrong !== undefined)
		return {
			message: `${JSON.stringify(wrong.trim())} is no range: write an address and a prefix length, as in 10.0.0.0/24`,
			path:
				sourceRanges.length > 0
					? ['spec', 'loadBalancerSourceRanges']
					: ['metadata', 'annotations', sourceRangesAnnotation],
		};
	return [...new Set(networks.filter((one): one is string => one !== null))];
}

/** A range as its network: `10.1.2.3/8` is 10.0.0.0/8. Null for what is none. Leading zeros in IPv4 addresses are let pass. */
function networkOf(text: string): string | null {
	const [, written = '', bits = ''] = /^([^/]+)\/([0-9]{1,3})$/.exec(text) ?? [];
	const plain = written.includes(':') ? written : written.replace(/(^|\.)0+(?=[0-9])/g, '$1');
	const address = parseStrictIpv4(plain) ?? parseStrictIpv6(plain);
	const prefix = Number(bits);
	if (address === null || bits === '' || prefix > address.length * 8) return null;
	return `${formatAddress(maskAddress(address, prefix))}/${prefix}`;
}

/** Whether the balancer keeps out whom the Service's source ranges do not name, as far as its controller's code tells. */
export function heedsSourceRanges({ facts = {} }: Balancer): boolean {
	return (
		facts.sourceRangesHonoured !== false && facts.honoursSourceRanges !== false && !hasOwnGroups({ facts })
	);
}

/** Whether security groups that are not the controller's decide who may connect, beside which it writes no ranges anywhere. */
export function hasOwnGroups({ facts = {} }: Pick<Balancer, 'facts'>): boolean {
	return (
		facts.ownSecurityGroups === true ||
		facts.securityGroup === 'own' ||
		facts.securityGroup === 'of the cluster'
	);
}
