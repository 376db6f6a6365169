// The one decision: from settled values to what is set on both ends, with everything that is wrong or risky about it.
import type { Annotations, GatewaySelection } from '../catalogue/selection.ts';
import { settle } from '../contract/settle.ts';
import { type JoinedSituation, joinAnnotations } from '../decide/annotations.ts';
import { type EnvValue, environment } from '../decide/environment.ts';
import { fullName } from '../decide/names.ts';
import { type DecidedObject, furtherObjects } from '../decide/objects.ts';
import { fill, placeholdersOf } from '../decide/placeholders.ts';
import { type Situation, situate } from '../decide/situation.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import type { StringMap } from '../values/kubernetes.ts';
import { findIn } from './finders.ts';

/** What the Service that the balancer reaches says. */
interface ServiceDecision {
	readonly type: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	readonly externalTrafficPolicy: 'Local' | 'Cluster' | null;
	readonly loadBalancerClass: string | null;
	readonly annotations: StringMap;
}

interface IngressDecision {
	readonly ingressClassName: string | null;
	readonly annotations: StringMap;
	readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
}

interface GatewayDecision {
	readonly gatewayClassName: string;
	readonly annotations: StringMap;
	readonly route: GatewaySelection['route'];
}

/** The effective settings of the load balancer and of Kong. */
export interface Decision {
	readonly situation: JoinedSituation;
	/** What the objects' names begin with. */
	readonly fullname: string;
	readonly service: ServiceDecision;
	/** The Ingress in front, or null. */
	readonly ingress: IngressDecision | null;
	/** The Gateway in front, or null. */
	readonly gateway: GatewayDecision | null;
	/** Further objects of the product, such as health checks; each has the release's full name. */
	readonly objects: readonly DecidedObject[];
	/** The environment of Kong's container, by variable. */
	readonly environment: { readonly [variable: string]: EnvValue };
	/** Everything found, errors and warnings, in the order of the rules. */
	readonly findings: readonly ValuesFinding[];
}

/** What a decision rests on: who sets which annotations, and everything that is wrong or risky. */
function weigh(values: unknown, release: string, named?: string) {
	const settled = settle(values);
	const plain = situate(settled.values);
	const fullname = named ?? fullName(settled.values, release);
	const placeholders = placeholdersOf(plain, fullname);
	const { product, resolved, method, scheme, hasFront } = plain;
	const schemes = scheme ? product.schemes?.[scheme] : undefined;
	const { proxy, clientIp } = settled.values;
	const { version } = clientIp.proxyProtocol;
	const service = joinAnnotations(
		plain,
		{
			path: 'proxy.annotations',
			user: proxy.annotations,
			needed: {
				...((version && resolved.byVersion[version]) ?? resolved.annotations),
				...hostnameAnnotations(plain),
			},
			scheme: schemes?.service,
			suggested: resolved.suggested,
			alsoWorks: method?.alsoWorks,
		},
		placeholders,
	);
	const front = product.gateway ?? product.ingress;
	const inFront = hasFront
		? joinAnnotations(
				plain,
				{
					path: 'proxy.ingress.annotations',
					user: proxy.ingress.annotations,
					needed: withOneClass(front?.annotations ?? {}, proxy.ingress.ingressClassName),
					scheme: schemes?.ingress,
					suggested: front?.suggested ?? {},
				},
				placeholders,
			)
		: undefined;
	const situation = { ...plain, conflicts: [...service.conflicts, ...(inFront?.conflicts ?? [])] };
	const findings = [...settled.findings, ...findIn(situation, 'chart')];
	return { situation, fullname, placeholders, schemes, service, inFront, findings };
}

/** Without the old way to name the class where the user names one: the API server refuses an Ingress with two. */
function withOneClass(annotations: Annotations, className: string | null): Annotations {
	if (!className) return annotations;
	const { 'kubernetes.io/ingress.class': _, ...rest } = annotations;
	return rest;
}

/**
 * Decides for a values file (merged, as Helm would hand it to templates) and a release's name. Never throws: what is wrong with the
 * values is in `findings`.
 * @param named what names of objects begin with, where another chart makes them; else as this chart names them.
 */
export function decide(values: unknown, release: string, named?: string): Decision {
	const { situation, fullname, placeholders, schemes, service, inFront, findings } = weigh(
		values,
		release,
		named,
	);
	const { product } = situation;
	const { proxy } = situation.values;
	const className = proxy.ingress.ingressClassName;
	return {
		situation,
		fullname,
		service: {
			type: situation.serviceType,
			externalTrafficPolicy: situation.trafficPolicy,
			loadBalancerClass:
				situation.serviceType === 'LoadBalancer'
					? (proxy.loadBalancerClass ??
						schemes?.loadBalancerClass ??
						product.service.loadBalancerClass ??
						null)
					: null,
			annotations: byName(service.annotations),
		},
		ingress:
			inFront && !product.gateway
				? {
						ingressClassName: className ?? filledOrNull(product.ingress?.ingressClassName),
						annotations: byName(inFront.annotations),
						pathType: proxy.ingress.pathType ?? product.ingress?.pathType ?? 'Prefix',
					}
				: null,
		gateway:
			inFront && product.gateway
				? {
						gatewayClassName: className ?? fill(product.gateway.gatewayClassName, placeholders),
						annotations: byName(inFront.annotations),
						route: product.gateway.route,
					}
				: null,
		objects: furtherObjects(situation, placeholders),
		// Made when somebody asks: a check of values does not.
		get environment() {
			return environment(situation);
		},
		findings,
	};

	function filledOrNull(text: string | undefined): string | null {
		return text === undefined ? null : fill(text, placeholders);
	}
}

function byName(annotations: StringMap): StringMap {
	return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hostnameAnnotations({ product, values }: Situation): Annotations | undefined {
	const { hostname } = values.clientIp;
	return product.hostnameAnnotation && hostname ? { [product.hostnameAnnotation]: hostname } : undefined;
}
