// loadBalancers(): the catalogue.
import { ids, productFacts } from '../load-balancers/facts.ts';

/** How a strategy works on a product, and what the chart sets for it by default. */
export interface WorkingStrategy {
	readonly works: true;
	readonly how: string;
	readonly serviceType: string;
	readonly trafficPolicy: 'Local' | 'Cluster' | null;
	/** Whose address Kong's socket sees. */
	readonly peer: 'client' | 'node' | 'loadBalancer';
	/** How to find what trustedIPs must hold, in one line and in parts, and what else they must; null where nobody is trusted. */
	readonly trust: {
		readonly find: string;
		readonly finders: readonly {
			readonly command?: string;
			readonly ranges?: readonly string[];
			readonly note?: string;
		}[];
		readonly also: string | null;
	} | null;
	readonly loadBalancerClass: string | null;
	readonly serviceAnnotations: { readonly [name: string]: string };
	/** Of the Ingress or Gateway. */
	readonly frontAnnotations: { readonly [name: string]: string };
	/** Kinds of the objects that the chart makes beside. */
	readonly objects: readonly string[];
	readonly proxyProtocolVersions: readonly (1 | 2)[];
	/** Forwarded headers beside X-Forwarded-For that the balancer writes itself; null where it reads no requests, or nobody knows. */
	readonly writes: readonly string[] | null;
	readonly warnings: readonly string[];
	readonly needs: readonly string[];
}

export interface RefusedStrategy {
	readonly works: false;
	readonly why: string;
	readonly instead: string;
}

export interface LoadBalancer {
	/** As `clientIp.loadBalancer` takes it. */
	readonly id: string;
	readonly title: string;
	readonly provider: string;
	readonly kind: string;
	readonly designedFor: string;
	readonly recommended: 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders';
	/** The default first; empty where the product has no choice. */
	readonly schemes: readonly string[];
	readonly hostnameAnnotation: string | null;
	readonly strategies: {
		readonly [strategy in 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders']:
			| WorkingStrategy
			| RefusedStrategy;
	};
	readonly healthCheck: string;
	/** What happens to callers inside the cluster. */
	readonly hairpin: string;
	/** What cannot be changed later, a sentence each. */
	readonly immutable: readonly string[];
	readonly notes: readonly string[];
	readonly sources: readonly { readonly title: string; readonly url: string; readonly read: string }[];
	/** Months in which the sources were read: YYYY-MM. */
	readonly read: { readonly oldest: string; readonly newest: string };
	/** The controller that makes it, and which version of its code was read; null where that is not public, or nobody makes it. */
	readonly controller: { readonly name: string; readonly version: string } | null;
}

/** All load balancers that `clientIp.loadBalancer` may name, in the order of their ids. */
export function loadBalancers(): readonly LoadBalancer[] {
	return ids.map(productFacts);
}
