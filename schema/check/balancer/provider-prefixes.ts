// A Service whose annotations say nothing about methods still names its provider: each has names of its own for sizes, places, networks.

import { namesOf, providerPrefix } from '../../catalogue/annotation-names.ts';
import { catalogue, type LoadBalancerId } from '../../catalogue/index.ts';
import { ofAnnotation } from '../../catalogue/recognised.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';

const services = (Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][]).filter(
	([, { service, ingress, gateway }]) =>
		service.type === 'LoadBalancer' &&
		service.loadBalancerClass === undefined &&
		ingress === undefined &&
		gateway === undefined,
);

const owners = new Map<string, Set<LoadBalancerId>>();
for (const [id, entry] of services) {
	for (const name of namesOf(entry)) {
		const prefix = providerPrefix(name);
		owners.set(prefix, (owners.get(prefix) ?? new Set()).add(id));
	}
}

/**
 * The product that a provider makes of a Service with annotations of its own, but none that selects another of its products; null where
 * that is not one product.
 */
export function byPrefix(annotations: { readonly [name: string]: string }): LoadBalancerId | null {
	const found = new Set<LoadBalancerId | null>();
	for (const name of Object.keys(annotations)) {
		const only = ofAnnotation(name);
		const all = only === undefined ? [...(owners.get(providerPrefix(name)) ?? [])] : [only];
		if (all.length > 0) found.add(usual(all, name));
	}
	const [only = null, ...more] = found;
	return more.length === 0 ? only : null;
}

function usual(all: readonly LoadBalancerId[], name: string): LoadBalancerId | null {
	const unselected = all.filter((id) => selecting(id).length === 0);
	const may = unselected.length > 0 ? unselected : all;
	const [one, ...others] = may.length > 1 ? may.filter((id) => !hasOwnPrefix(id)) : may;
	if (one === undefined || others.length > 0) return null;
	// An annotation that only another product reads points to that product.
	const foreign = all.some((id) => id !== one && namesOf(catalogue[id]).has(name));
	return foreign && !namesOf(catalogue[one]).has(name) ? null : one;
}

// Who resells another's product has names of its own beside the other's.
function hasOwnPrefix(id: LoadBalancerId): boolean {
	return [...owners.values()].some((ids) => ids.size === 1 && ids.has(id));
}

function selecting(id: LoadBalancerId): readonly string[] {
	const { service }: LoadBalancer = catalogue[id];
	return Object.keys(service.annotations ?? {});
}
