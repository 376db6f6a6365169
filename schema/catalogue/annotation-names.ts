// Names of the annotations that a product of the catalogue heeds, and what of a name tells the provider.

import { addAll } from '../text/lists.ts';
import { oncePer } from '../text/once-per.ts';
import { isRefusal, type Method } from './method.ts';
import type { Annotations } from './selection.ts';
import type { LoadBalancer } from './types.ts';

/** Names of all annotations that a product's methods, schemes and selection use. */
export const namesOf = oncePer((entry: LoadBalancer): ReadonlySet<string> => {
	const sets: (Annotations | undefined)[] = [entry.service.annotations, entry.service.suggested, entry.off];
	for (const method of methodsOf(entry)) {
		addAll(sets, [method.annotations, method.suggested, ...Object.values(method.byVersion ?? {})]);
		for (const { annotation, on } of method.alternatives ?? []) sets.push({ [annotation]: on });
	}
	for (const scheme of Object.values(entry.schemes ?? {})) sets.push(scheme.service);
	const all = sets.flatMap((set) => Object.keys(set ?? {}));
	return new Set([...all, ...(entry.hostnameAnnotation ? [entry.hostnameAnnotation] : [])]);
});

function methodsOf(entry: LoadBalancer): readonly Method[] {
	return Object.values(entry.strategies).filter((method): method is Method => !isRefusal(method));
}

/** Domains that many providers share: there the first word of the name tells whose it is. */
const shared = new Set(['service.beta.kubernetes.io/', 'service.kubernetes.io/', 'kubernetes.io/']);

/** What of an annotation's name tells whose it is: `load-balancer.hetzner.cloud/`, `service.beta.kubernetes.io/oci`. */
export function providerPrefix(name: string): string {
	const slash = name.indexOf('/') + 1;
	const domain = name.slice(0, slash);
	return shared.has(domain) ? `${domain}${name.slice(slash).split(/[-.]/, 1)[0]}` : domain;
}
