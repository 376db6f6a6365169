// The providers whose load balancers read an annotation.
import { namesOf, providerPrefix } from '../../../catalogue/annotation-names.ts';
import { catalogue } from '../../../catalogue/index.ts';
import type { LoadBalancer } from '../../../catalogue/types.ts';

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Providers by the prefix of what their products read. Clusters on one's own machines may be anywhere, so they own none. */
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

/** The other providers that an annotation is for, by the alphabet. None for `generic`, behind which any product may be. */
export function foreignOwners(annotation: string, { provider }: LoadBalancer): string[] {
	if (provider === 'any') return [];
	const owners = providers().get(providerPrefix(annotation));
	return !owners || owners.has(provider) ? [] : [...owners].sort();
}
