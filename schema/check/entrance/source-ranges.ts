// Who may connect at all, as far as the Service or the Ingress limits it.

import { hasOwnGroups, heedsSourceRanges } from '../../balancer/source-ranges.ts';
import type { Made } from '../../balancer/types.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import type { CdnId } from '../../cdn/index.ts';
import { at, items } from '../../cluster/objects.ts';
import { cdnOfAll } from '../../decide/range-owners.ts';
import { strangers } from '../../decide/strangers.ts';
import type { Entrance } from './entrances.ts';

/**
 * Annotations that limit who may connect: by ranges, by a provider's name for ranges (Azure's service tags, AWS's prefix lists), by
 * rules such as `cidr:192.0.2.0/24`, or by a list in JSON.
 */
const LIMITS =
	/inbound-cidrs$|source-ranges$|allowed-ip-ranges$|-allowed-service-tags$|[-/]security-group-prefix-lists$|-listener-allowed-cidrs$|loadbalancer-allow-rules$/;

/** By which Kubernetes itself names them; of no effect where the controller says that it does not heed them. */
const GENERAL = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/**
 * Who may connect, where the Service or the Ingress limits it and something enforces that; empty for everybody.
 * @param made what the controller makes; null where none is known.
 * @param product what is in front; null where that is not known.
 */
export function sourceRanges(
	{ service, annotations }: Entrance,
	made: Made | null,
	product: LoadBalancer | null,
): readonly string[] {
	const balancer = made && made.outcome !== 'ignored' ? made.balancer : undefined;
	if (balancer && hasOwnGroups(balancer)) return [];
	const heeded = (!balancer || heedsSourceRanges(balancer)) && !product?.ignoresSourceRanges;
	const named = items(at(service?.body, 'spec', 'loadBalancerSourceRanges')).filter(
		(one): one is string => typeof one === 'string' && heeded,
	);
	const noted = Object.entries(annotations).filter(
		([name]) => LIMITS.test(name) && (heeded || name !== GENERAL),
	);
	const all = [...named, ...noted.flatMap(([, list]) => list.split(','))].map((one) =>
		one.replace(/[[\]"\s]/g, '').replace(/^cidr:/, ''),
	);
	return all.some((block) => block.endsWith('/0') || block === 'Internet') ? [] : all.filter(Boolean);
}

/** Names of the provider's for the addresses of the CDN, or for a list of which nothing is known. */
const isOpaque = (range: string, cdn: CdnId) =>
	range.startsWith('pl-') || (range === 'AzureFrontDoor.Backend' && cdn === 'azure-front-door');

/** Those of the ranges that let others in than the CDN. */
export function besideCdn(ranges: readonly string[], cdn: CdnId): readonly string[] {
	const readable = ranges.filter((range) => !isOpaque(range, cdn));
	return strangers(readable, { cdn, ownList: false, own: [] });
}

/** The CDN that alone may connect by these ranges; null where others may, or the ranges are no CDN's that is known. */
export function onlyCdn(ranges: readonly string[]): CdnId | null {
	if (ranges.length > 0 && ranges.every((one) => one === 'AzureFrontDoor.Backend')) return 'azure-front-door';
	return cdnOfAll(ranges);
}
