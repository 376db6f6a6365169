// Which sources of facts were read so long ago that somebody should look again.
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { Source } from '../../schema/catalogue/types.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { kongSources } from '../../schema/kong/sources.ts';

export type SourceOwner = 'product' | 'controller' | 'cdn' | 'gateway';

/** A source, and whose facts were taken from it. */
export interface Citation extends Source {
	readonly kind: SourceOwner;
	/** Id of the product or CDN, name of the controller, or Kong. */
	readonly of: string;
}

type WithSources = { readonly sources: readonly Source[] };

/** All sources of all facts, by product, controller, CDN and gateway. */
export function citations(): readonly Citation[] {
	const cite = (kind: SourceOwner, all: readonly (readonly [string, WithSources])[]): readonly Citation[] =>
		all.flatMap(([of, { sources }]) => sources.map((source) => ({ kind, of, ...source })));
	return [
		...cite('product', Object.entries(catalogue)),
		...cite(
			'controller',
			controllers.map((controller) => [controller.name, controller] as const),
		),
		...cite('cdn', Object.entries(cdns)),
		...cite('gateway', [['Kong', { sources: kongSources }]]),
	];
}

/** Months between a month (YYYY-MM) and the month of a day (YYYY-MM-DD). */
export function monthsSince(read: string, today: string): number {
	return monthNumber(today) - monthNumber(read);
}

function monthNumber(date: string): number {
	const [year = 0, month = 0] = date.split('-').map(Number);
	return year * 12 + month;
}

/** Those that were read more than so many months ago. */
export function olderThan(
	months: number,
	today: string,
	all: readonly Citation[] = citations(),
): readonly Citation[] {
	return all.filter(({ read }) => monthsSince(read, today) > months);
}
