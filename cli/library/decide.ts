// decide(): the settings of the load balancer and of Kong that values amount to.
import { decided, releaseIn } from './decided.ts';
import type { Finding, ReleaseOptions, ValuesInput } from './types.ts';

interface Annotations {
	readonly [name: string]: string;
}

/** What the chart sets on both ends. */
export interface Settings {
	/** An id of `loadBalancers()`. */
	readonly loadBalancer: string;
	/** The strategy, with `auto` resolved. */
	readonly strategy: 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders' | 'none';
	/** The Service that the load balancer reaches. */
	readonly service: {
		readonly type: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
		readonly externalTrafficPolicy: 'Local' | 'Cluster' | null;
		readonly loadBalancerClass: string | null;
		readonly annotations: Annotations;
	};
	/** The Ingress in front, or null. */
	readonly ingress: {
		readonly ingressClassName: string | null;
		readonly pathType: string;
		readonly annotations: Annotations;
	} | null;
	/** The Gateway in front, or null. */
	readonly gateway: {
		readonly gatewayClassName: string;
		readonly route: string;
		readonly annotations: Annotations;
	} | null;
	/** Further objects of the product, such as health checks. */
	readonly objects: readonly {
		readonly apiVersion: string;
		readonly kind: string;
		readonly spec: { readonly [key: string]: unknown };
	}[];
	/** The environment of Kong's container: text, or an object as `valueFrom` has it. */
	readonly environment: { readonly [variable: string]: string | { readonly [key: string]: unknown } };
}

export interface Decided {
	readonly findings: readonly Finding[];
	/** Null where findings are errors. */
	readonly settings: Settings | null;
}

/** The settings that values amount to. Throws a TypeError for wrong arguments. */
export function decide(values: ValuesInput, options: ReleaseOptions = {}): Decided {
	const release = releaseIn('decide', options);
	const { findings, decision } = decided('decide', 'values', values, { release });
	if (!decision) return { findings, settings: null };
	const { situation, service, ingress, gateway, objects, environment } = decision;
	const { id, strategy } = situation;
	return {
		findings,
		settings: { loadBalancer: id, strategy, service, ingress, gateway, objects, environment },
	};
}
