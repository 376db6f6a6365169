// Whose a `spec.loadBalancerClass` is, and which products' controllers take a Service that has it.
import { catalogue, type LoadBalancerId } from './index.ts';
import type { LoadBalancer } from './types.ts';

/** The classes that a product's controller is known to take. */
export function ownClasses({ service, schemes }: LoadBalancer): readonly string[] {
	const { loadBalancerClass, loadBalancerClasses = [], usualClasses = [] } = service;
	const ofSchemes = Object.values(schemes ?? {}).map((scheme) => scheme.loadBalancerClass);
	const all = [loadBalancerClass, ...loadBalancerClasses, ...usualClasses, ...ofSchemes];
	return [...new Set(all.filter((name) => name !== undefined))];
}

/** The products of each class. */
export const classOwners: ReadonlyMap<string, readonly LoadBalancerId[]> = owners();

function owners() {
	const all = new Map<string, LoadBalancerId[]>();
	for (const [id, entry] of Object.entries<LoadBalancer>(catalogue))
		for (const name of ownClasses(entry)) all.set(name, [...(all.get(name) ?? []), id as LoadBalancerId]);
	return all;
}

/** Whether the product's controller leaves a Service of this class alone; a class of which nobody knows may be one of its settings. */
export function ignoresClass(entry: LoadBalancer, name: string): boolean {
	if (entry.service.anyClass || ownClasses(entry).includes(name)) return false;
	return entry.service.loadBalancerClasses !== undefined || classOwners.has(name);
}
