// The classes that the catalogue's products have: one of another product is nobody's own.
import { catalogue } from '../../catalogue/index.ts';
import { classOwners } from '../../catalogue/load-balancer-classes.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';

/** Of Services. */
export const classesKnown: ReadonlySet<string> = new Set(classOwners.keys());

/** Those that say whether a load balancer is internal. */
export const schemeClasses: ReadonlySet<string> = new Set(
	Object.values<LoadBalancer>(catalogue).flatMap(({ schemes }) =>
		Object.values(schemes ?? {}).flatMap(({ loadBalancerClass }) => loadBalancerClass ?? []),
	),
);

/** Of Ingresses. */
export const ingressClassesKnown: ReadonlySet<string> = new Set(
	Object.values<LoadBalancer>(catalogue).flatMap(({ ingress }) => ingress?.ingressClassName ?? []),
);
