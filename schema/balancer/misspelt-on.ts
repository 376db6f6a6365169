// Misspelt annotations by product, also where nobody knows its controller's code.
import { namesOf } from '../catalogue/annotation-names.ts';
import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { oncePer } from '../text/once-per.ts';
import { controllers } from './controllers/index.ts';
import { type Misspelt, misspeltAmong } from './misspelt.ts';
import { vocabularyOf } from './vocabulary/index.ts';

/** The misspelt ones among annotations of a product's objects, and who does not read them. */
export function misspeltOn(
	entry: LoadBalancer,
	annotations: { readonly [name: string]: unknown },
): { readonly reader: string; readonly misspelt: readonly Misspelt[] } {
	const reader = entry.controller?.name ?? entry.title;
	return { reader, misspelt: misspeltAmong(annotations, namesReadOn(entry)) };
}

/** What the product's controller reads; where that is not public, what the entries and the other controllers of its provider do. */
const namesReadOn = oncePer((entry: LoadBalancer): readonly string[] => {
	const { controller, provider } = entry;
	if (controller) return vocabularyOf(controller.name)?.names ?? [];
	if (provider === 'any') return [];
	// Clusters on one's own machines have a provider each.
	if (provider === 'on-premises') return [...namesOf(entry)];
	const entries = Object.values<LoadBalancer>(catalogue).filter((one) => one.provider === provider);
	const read = controllers.filter((one) => one.provider === provider).map(({ name }) => vocabularyOf(name));
	return [
		...new Set([...entries.flatMap((one) => [...namesOf(one)]), ...read.flatMap((one) => one?.names ?? [])]),
	];
});
