// Remarks about who may connect to an NLB.
import { annotationAt, fieldAt } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { names, wordOf, wordsOf } from './service-annotations.ts';
import { askedRanges } from './service-front.ts';
import { remark, type Seen } from './service-seen.ts';

export function remarksOfAccess(seen: Seen): Remark[] {
	const { service, front } = seen;
	const field = service.sourceRanges.length > 0;
	const found: Remark[] = [];
	if (field && wordOf(service, names.sourceRanges) !== undefined)
		found.push(
			remark(
				service,
				names.sourceRanges,
				'note',
				'spec.loadBalancerSourceRanges takes precedence: the controller ignores this annotation',
			),
		);
	if (askedRanges(service).length > 0 && front.securityGroups !== 'managed')
		found.push({
			at: field
				? fieldAt(service.object, 'spec', 'loadBalancerSourceRanges')
				: annotationAt(service.object, names.sourceRanges),
			text: unlimited(seen),
			weight: 'risk',
		});
	if (wordsOf(service, names.prefixLists) !== undefined && front.securityGroups !== 'managed')
		found.push(
			remark(
				service,
				names.prefixLists,
				'risk',
				'the controller makes no security group to which it could apply',
			),
		);
	return found;
}

/** What source ranges do where the controller makes no security group for the NLB. */
function unlimited({ front, nlb }: Seen): string {
	if (front.securityGroups === 'own')
		return `source ranges have no effect together with ${names.securityGroups}: the rules of those groups decide who may connect`;
	return nlb.ports.every(({ keepsClientAddress }) => keepsClientAddress)
		? 'the NLB has no security group: source ranges become rules on the security groups of the targets'
		: 'the NLB has no security group, and targets that do not see client addresses must accept the NLB, so source ranges keep nobody out';
}
