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
	const written = Object.entries(values.proxy.annotations);
	if (written.length === 0) return [];
	written.sort(([a], [b]) => (a < b ? -1 : 1));
	return (product.badAnnotations ?? [])
		.filter(({ risk = false }) => risk === (which === 'risky'))
		.filter(
			(bad) => (bad.policy ?? trafficPolicy) === trafficPolicy && (bad.strategy ?? strategy) === strategy,
		)
		.flatMap((bad) =>
			written
				.filter(([name, value]) => matches(bad.annotation, name) && matches(bad.value ?? '', value))
				.map(([annotation, value]) => ({
					annotation,
					value,
					why: bad.why,
					remedy: bad.remedy ?? 'Remove it',
				})),
		);
}
