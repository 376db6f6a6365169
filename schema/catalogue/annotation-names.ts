// Names of the annotations that a product of the catalogue heeds.
import type { Annotations } from './selection.ts';
import { isRefusal, type LoadBalancer, type Method } from './types.ts';

/** Names of all annotations that a product's methods, schemes and selection use. */
export function namesOf(entry: LoadBalancer): ReadonlySet<string> {
	const known = names.get(entry);
	if (known) return known;
	const found = collectNames(entry);
	names.set(entry, found);
	return found;
}

const names = new WeakMap<LoadBalancer, ReadonlySet<string>>();

function collectNames(entry: LoadBalancer): ReadonlySet<string> {
	const sets: (Annotations | undefined)[] = [entry.service.annotations, entry.service.suggested, entry.off];
	for (const method of methodsOf(entry)) {
		sets.push(method.annotations, method.suggested, ...Object.values(method.byVersion ?? {}));
		for (const { annotation, on } of method.alternatives ?? []) sets.push({ [annotation]: on });
	}
	for (const scheme of Object.values(entry.schemes ?? {})) sets.push(scheme.service);
	const all = sets.flatMap((set) => Object.keys(set ?? {}));
	return new Set([...all, ...(entry.hostnameAnnotation ? [entry.hostnameAnnotation] : [])]);
}

function methodsOf(entry: LoadBalancer): readonly Method[] {
	return Object.values(entry.strategies).filter((method): method is Method => !isRefusal(method));
}
