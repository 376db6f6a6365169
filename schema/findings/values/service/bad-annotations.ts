// Annotations of the Service that the catalogue lists as bad on the product.
import type { Situation } from '../../../decide/situation.ts';
import { matches } from '../../../text/matches.ts';

export interface BadAnnotation {
	readonly annotation: string;
	readonly value: string;
	/** What it does there. */
	readonly why: string;
	/** A sentence without its full stop. */
	readonly remedy: string;
}

/** Those that the user wrote: the ones that risk something, or the ones that break the way to Kong. */
export function badAnnotations(
	{ values, product, trafficPolicy, strategy }: Situation,
	which: 'risky' | 'breaking',
): BadAnnotation[] {
	const bad = (product.badAnnotations ?? []).filter(
		({ risk = false, ...under }) =>
			risk === (which === 'risky') &&
			(under.policy ?? trafficPolicy) === trafficPolicy &&
			(under.strategy ?? strategy) === strategy,
	);
	if (bad.length === 0) return [];
	const written = Object.entries(values.proxy.annotations).sort(([a], [b]) => (a < b ? -1 : 1));
	return bad.flatMap(({ annotation: name, value: pattern = '', why, remedy = 'Remove it' }) =>
		written
			.filter(([annotation, value]) => matches(name, annotation) && matches(pattern, value))
			.map(([annotation, value]) => ({ annotation, value, why, remedy })),
	);
}
