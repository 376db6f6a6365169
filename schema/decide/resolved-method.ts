// The method of a product for a strategy, resolved: its annotations, objects and workload, before any other value counts. The chart's data holds
// the resolved methods of every product, so that templates look them up.

import { isRefusal, type Method, type Refusal } from '../catalogue/method.ts';
import type { FurtherObject } from '../catalogue/objects.ts';
import type { Annotations, AttributeList } from '../catalogue/selection.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { oncePer } from '../text/once-per.ts';
import type { EffectiveStrategy } from '../values/client-ip.ts';

/** The strategy that a method is for; `cdn` is strategy httpHeaders behind a CDN. */
export type MethodName = EffectiveStrategy | 'cdn';

export const methodNames: readonly MethodName[] = [
	'externalTrafficPolicy',
	'proxyProtocol',
	'httpHeaders',
	'cdn',
	'none',
];

export interface ResolvedMethod {
	/** How the strategy works on the product; null for `none` and where the product refuses it. */
	readonly method: Method | null;
	/** Why the product refuses the strategy; null where it does not. */
	readonly refusal: Refusal | null;
	/** What the Service needs, with the PROXY version that the product sends first. */
	readonly annotations: Annotations;
	/** The same for a version that the user chooses. */
	readonly byVersion: { readonly [version in 1 | 2]?: Annotations };
	/** Annotations that the user may replace. */
	readonly suggested: Annotations;
	/** Objects beside Service, Ingress and Gateway. */
	readonly objects: readonly FurtherObject[];
	/** Whether the product wants a pod on every node that it sends to. */
	readonly daemonset: boolean;
	/** Whether clients' TLS ends at the balancer, so that Kong gets plain HTTP from its TLS port. */
	readonly tlsEndsAtBalancer: boolean;
	/** Whether the balancer reads requests, and appends the address of whoever sends them to X-Forwarded-For. */
	readonly readsRequests: boolean;
}

export const methodNameOf = (strategy: EffectiveStrategy, cdn: boolean): MethodName =>
	cdn && strategy === 'httpHeaders' ? 'cdn' : strategy;

export const resolveMethod = (product: LoadBalancer, name: MethodName): ResolvedMethod =>
	resolvedMethods(product)[name];

const resolvedMethods = oncePer(
	(product: LoadBalancer) =>
		Object.fromEntries(methodNames.map((name) => [name, resolve(product, name)])) as {
			readonly [name in MethodName]: ResolvedMethod;
		},
);

function resolve(product: LoadBalancer, name: MethodName): ResolvedMethod {
	const entry = entryOf(product, name);
	const method = entry === null || isRefusal(entry) ? null : entry;
	const { off, service } = product;
	const withVersion = (version: Annotations | undefined) =>
		mergeAnnotations([off, service.annotations, method?.annotations, version]);
	const [sent] = method?.proxyProtocol ?? [];
	const { 1: first, 2: second } = method?.byVersion ?? {};
	return {
		method,
		refusal: entry !== null && isRefusal(entry) ? entry : null,
		annotations: withVersion(sent && method?.byVersion?.[sent]),
		byVersion: {
			...(first ? { 1: withVersion(first) } : {}),
			...(second ? { 2: withVersion(second) } : {}),
		},
		suggested: mergeAnnotations([service.suggested, method?.suggested]),
		objects: [
			...(product.objects ?? []),
			...((name === 'none' ? product.objectsWithoutStrategy : method?.objects) ?? []),
		],
		daemonset: needsDaemonSet(product, method),
		tlsEndsAtBalancer: product.tlsEndsAtBalancer === true || method?.tlsEndsAtBalancer === true,
		readsRequests: method !== null && method === product.strategies.httpHeaders,
	};
}

/**
 * With a CDN the header comes from the CDN, so the balancer only has to bring packets: as it keeps the source, if it can, so that
 * the peer is the CDN.
 */
function entryOf({ strategies }: LoadBalancer, name: MethodName): Method | Refusal | null {
	if (name === 'none') return null;
	if (name !== 'cdn') return strategies[name];
	const { externalTrafficPolicy, httpHeaders, proxyProtocol } = strategies;
	const direct = [externalTrafficPolicy, httpHeaders].find((entry) => !isRefusal(entry));
	if (direct) return direct;
	return isRefusal(proxyProtocol) ? httpHeaders : withoutProxy(proxyProtocol);
}

/** The method as it is where the balancer sends no PROXY headers. */
function withoutProxy({
	annotations: _annotations,
	suggested: _suggested,
	byVersion: _byVersion,
	proxyProtocol: _proxyProtocol,
	objects: _objects,
	...network
}: Method): Method {
	return network;
}

/** Under Local every node must have a pod, unless the balancer asks which nodes do; a host port is there once per node. */
function needsDaemonSet(product: LoadBalancer, method: Method | null): boolean {
	if (product.service.hostPorts) return true;
	return method?.externalTrafficPolicy === 'Local' && !product.followsHealthCheckNodePort;
}

/** Later ones win; lists of attributes merge. */
function mergeAnnotations(all: readonly (Annotations | undefined)[]): Annotations {
	const out: { [name: string]: Annotations[string] } = {};
	for (const annotations of all) {
		for (const [name, value] of Object.entries(annotations ?? {})) {
			const before = out[name];
			out[name] =
				isAttributes(value) && before && isAttributes(before)
					? { attributes: { ...before.attributes, ...value.attributes } }
					: value;
		}
	}
	return out;
}

export function isAttributes(value: Annotations[string]): value is AttributeList {
	return typeof value === 'object' && 'attributes' in value;
}
