// Who may connect at all, as far as the Service or the Ingress limits it.

import { at, items } from '../../cluster/objects.ts';
import type { Entrance } from './entrances.ts';

/**
 * Annotations that limit who may connect: by ranges, by a provider's name for ranges (Azure's service tags, AWS's prefix lists), or by
 * rules such as `cidr:192.0.2.0/24`.
 */
const LIMITS =
	/inbound-cidrs$|source-ranges$|allowed-ip-ranges$|-allowed-service-tags$|-security-group-prefix-lists$|loadbalancer-allow-rules$/;

/** Who may connect, where the Service or the Ingress limits it; empty for everybody. */
export function sourceRanges({ service, annotations }: Entrance): readonly string[] {
	const named = items(at(service?.body, 'spec', 'loadBalancerSourceRanges')).filter(
		(one): one is string => typeof one === 'string',
	);
	const noted = Object.entries(annotations).filter(([name]) => LIMITS.test(name));
	const all = [...named, ...noted.flatMap(([, list]) => list.split(','))].map((one) => one.trim());
	return all.some((block) => block.endsWith('/0') || block === 'Internet') ? [] : all.filter(Boolean);
}
