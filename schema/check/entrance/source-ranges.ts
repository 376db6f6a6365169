// Who may connect at all, as far as the Service or the Ingress limits it.

import type { Made } from '../../balancer/types.ts';
import type { CdnId } from '../../cdn/index.ts';
import { at, items } from '../../cluster/objects.ts';
import { cdnOfAll } from '../../decide/range-owners.ts';
import type { Entrance } from './entrances.ts';

/**
 * Annotations that limit who may connect: by ranges, by a provider's name for ranges (Azure's service tags, AWS's prefix lists), or by
 * rules such as `cidr:192.0.2.0/24`.
 */
const LIMITS =
	/inbound-cidrs$|source-ranges$|allowed-ip-ranges$|-allowed-service-tags$|-security-group-prefix-lists$|loadbalancer-allow-rules$/;

/** By which Kubernetes itself names them; of no effect where the controller says that it does not heed them. */
const GENERAL = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/**
 * Who may connect, where the Service or the Ingress limits it and something enforces that; empty for everybody.
 * @param made what the controller makes; null where none is known.
 */
export function sourceRanges({ service, annotations }: Entrance, made: Made | null): readonly string[] {
	const balancer = made && made.outcome !== 'ignored' ? made.balancer : undefined;
	const heeded = balancer?.facts?.sourceRangesHonoured !== false;
	const named = items(at(service?.body, 'spec', 'loadBalancerSourceRanges')).filter(
		(one): one is string => typeof one === 'string' && heeded,
	);
	const noted = Object.entries(annotations).filter(
		([name]) => LIMITS.test(name) && (heeded || name !== GENERAL),
	);
	const all = [...named, ...noted.flatMap(([, list]) => list.split(','))].map((one) =>
		one.trim().replace(/^cidr:/, ''),
	);
	return all.some((block) => block.endsWith('/0') || block === 'Internet') ? [] : all.filter(Boolean);
}

/** The CDN that alone may connect by these ranges; null where others may, or the ranges are no CDN's that is known. */
export function onlyCdn(ranges: readonly string[]): CdnId | null {
	if (ranges.length > 0 && ranges.every((one) => one === 'AzureFrontDoor.Backend')) return 'azure-front-door';
	return cdnOfAll(ranges);
}
