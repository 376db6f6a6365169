// Annotations of the Service that are for the load balancers of another provider.
import { namesOf, providerPrefix } from '../catalogue/annotation-names.ts';
import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { found, type Rule } from './types.ts';

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Providers by the prefix of what their products read. Clusters on one's own machines may stand anywhere, so they own none. */
function providers(): ReadonlyMap<string, ReadonlySet<string>> {
	if (known) return known;
	const made = new Map<string, Set<string>>();
	for (const entry of Object.values<LoadBalancer>(catalogue)) {
		if (entry.provider === 'on-premises' || entry.provider === 'any') continue;
		for (const name of namesOf(entry)) {
			const prefix = providerPrefix(name);
			made.set(prefix, (made.get(prefix) ?? new Set()).add(entry.provider));
		}
	}
	known = made;
	return made;
}

/** Not for `generic`, behind which any product may be. */
export const annotationForeign: Rule = ({ values, product, id }) =>
	product.provider === 'any'
		? []
		: Object.keys(values.proxy.annotations).flatMap((annotation) => {
				const owners = providers().get(providerPrefix(annotation));
				if (!owners || owners.has(product.provider)) return [];
				const owner = [...owners].sort().join(' or ');
				const args = { annotation, owner, loadBalancer: id };
				return found('annotation-foreign', ['proxy', 'annotations', annotation], args);
			});
