// Other ways than the meant one are closed: the balancer lets in the CDN alone, and the ports of nodes nobody from the internet. Else
// whoever goes past the CDN or the balancer writes the header that these would write.

import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';
import type { CheckedGateway } from '../check/check.ts';
import type { WaySituation } from '../check/follow-requests.ts';
import type { Circumstances } from '../check/types.ts';
import { at, items } from '../cluster/objects.ts';
import { annotationPlace, fieldPlace } from '../cluster/places.ts';
import type { Edit } from './edits.ts';

const closedNodes: Edit = {
	kind: 'outside',
	says: "close the nodes' ports to the internet",
	circumstances: { publicNodes: false },
};

/** Alternatives: what closes the way past the CDN, the way past the balancer, or both. */
export function closingEdits(
	gateway: CheckedGateway,
	circumstances: Circumstances,
): readonly (readonly Edit[])[] {
	const around = aroundCdn(gateway, circumstances);
	const arePublic = gateway.ways.some(({ situation }) => situation.circumstances.publicNodes);
	const past = [...externalIps(gateway), ...(arePublic ? [closedNodes] : [])];
	if (past.length === 0) return around;
	return [past, ...around, ...around.map((edits) => [...edits, ...past])];
}

/** Services without the addresses that every node takes for them. */
function externalIps({ ways }: CheckedGateway): readonly Edit[] {
	const services = ways.flatMap(({ situation }) => situation.entrance.service ?? []);
	return [...new Set(services)]
		.filter(({ body, made }) => !made && items(at(body, 'spec', 'externalIPs')).length > 0)
		.map((service) => ({
			kind: 'field',
			place: fieldPlace(service, 'spec', 'externalIPs'),
			value: undefined,
		}));
}

/** By the source ranges of Service or Ingress first, else outside of the objects. */
function aroundCdn({ ways }: CheckedGateway, circumstances: Circumstances): readonly (readonly Edit[])[] {
	const open = ways.map(({ situation }) => situation).filter(({ cdn }) => cdn !== null);
	const [first] = open;
	if (!first?.cdn) return [];
	const says = `let only ${first.cdn.title} reach ${first.title}`;
	const outside: Edit = { kind: 'outside', says, circumstances: { cdnOnly: true } };
	const blocks = circumstances.cdn && shippedRanges[circumstances.cdn];
	if (!blocks) return [[outside]];
	const ranges = open.flatMap((one) => rangesEdit(one, allRanges(blocks)) ?? []);
	return ranges.length === open.length ? [ranges, [outside]] : [[outside]];
}

function rangesEdit({ entrance, product, cdn }: WaySituation, blocks: readonly string[]): Edit | null {
	const shown = `the ranges of ${cdn?.title}`;
	const annotation = product?.entry.sourceRangesAnnotation;
	if (entrance.front)
		return annotation
			? { kind: 'field', place: annotationPlace(entrance.front, annotation), value: blocks.join(','), shown }
			: null;
	const reads = !product?.entry.closedBy && !product?.entry.ignoresSourceRanges;
	// An operator's Service has no such field.
	if (!entrance.service || entrance.service.made || entrance.type !== 'LoadBalancer' || !reads) return null;
	return {
		kind: 'field',
		place: fieldPlace(entrance.service, 'spec', 'loadBalancerSourceRanges'),
		value: [...blocks],
		shown,
	};
}
