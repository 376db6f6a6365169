// The balancer lets in the CDN alone: else whoever calls it past the CDN writes the CDN's header.

import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';
import type { CheckedGateway } from '../check/check.ts';
import type { WaySituation } from '../check/follow-requests.ts';
import type { Circumstances } from '../check/types.ts';
import { annotationPlace, fieldPlace } from '../cluster/places.ts';
import type { Edit } from './edits.ts';

/** By the source ranges of Service or Ingress first, else outside of the objects. */
export function closingEdits(
	{ ways }: CheckedGateway,
	circumstances: Circumstances,
): readonly (readonly Edit[])[] {
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
	if (!entrance.service || entrance.type !== 'LoadBalancer' || product?.entry.closedBy) return null;
	return {
		kind: 'field',
		place: fieldPlace(entrance.service, 'spec', 'loadBalancerSourceRanges'),
		value: [...blocks],
		shown,
	};
}
