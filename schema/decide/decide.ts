// The one decision: from settled values to what is set on both ends, with everything that is wrong or risky about it.
import { settle } from '../contract/settle.ts';
import type { Finding } from '../messages.ts';
import { allRules } from '../rules/index.ts';
import type { StringMap } from '../values/kubernetes.ts';
import { joinAnnotations } from './annotations.ts';
import { type EnvValue, environment } from './environment.ts';
import { fullName } from './names.ts';
import { type Situation, situate } from './situation.ts';

/** What the Service that the balancer reaches says. */
export interface ServiceDecision {
	readonly type: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	readonly externalTrafficPolicy: 'Local' | 'Cluster' | null;
	readonly loadBalancerClass: string | null;
	readonly annotations: StringMap;
}

export interface IngressDecision {
	readonly ingressClassName: string | null;
	readonly annotations: StringMap;
	readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
}

/** The effective settings on both ends of the wire. */
export interface Decision {
	readonly situation: Situation;
	/** What the objects' names begin with. */
	readonly fullname: string;
	readonly service: ServiceDecision;
	/** The Ingress in front, or null. */
	readonly ingress: IngressDecision | null;
	/** The environment of Kong's container, by variable. */
	readonly environment: { readonly [variable: string]: EnvValue };
	/** Everything found, errors and warnings, in the order of the rules. */
	readonly findings: readonly Finding[];
}

/**
 * Decides for a values file (merged, as Helm would hand it to templates) and a release's name. Never throws: what is wrong with the
 * values is in `findings`.
 */
export function decide(values: unknown, release: string): Decision {
	const settled = settle(values);
	const situation = situate(settled.values);
	const fullname = fullName(settled.values, release);
	const placeholders = {
		statusPort: String(settled.values.status.http.containerPort),
		readinessPath: situation.readinessPath,
		fullname,
	};
	const { product, method, scheme } = situation;
	const schemes = scheme ? product.schemes?.[scheme] : undefined;
	const { proxy } = settled.values;
	const service = joinAnnotations(
		situation,
		{
			path: 'proxy.annotations',
			user: proxy.annotations,
			needed: [product.off, product.service.annotations, method?.annotations],
			scheme: schemes?.service,
			suggested: [product.service.suggested, method?.suggested],
		},
		placeholders,
	);
	const ingress = joinAnnotations(
		situation,
		{
			path: 'proxy.ingress.annotations',
			user: proxy.ingress.annotations,
			needed: [product.ingress?.annotations],
			scheme: schemes?.ingress,
			suggested: [product.ingress?.suggested],
		},
		placeholders,
	);
	const hasIngress = proxy.ingress.enabled ?? product.ingress !== undefined;
	return {
		situation,
		fullname,
		service: {
			type: situation.serviceType,
			externalTrafficPolicy: situation.trafficPolicy,
			loadBalancerClass:
				situation.serviceType === 'LoadBalancer'
					? (proxy.loadBalancerClass ?? product.service.loadBalancerClass ?? null)
					: null,
			annotations: service.annotations,
		},
		ingress: hasIngress
			? {
					ingressClassName: proxy.ingress.ingressClassName ?? product.ingress?.ingressClassName ?? null,
					annotations: ingress.annotations,
					pathType: proxy.ingress.pathType ?? product.ingress?.pathType ?? 'Prefix',
				}
			: null,
		environment: environment(situation),
		findings: [
			...settled.findings,
			...allRules.flatMap((rule) => rule(situation)),
			...service.findings,
			...(hasIngress ? ingress.findings : []),
		],
	};
}
