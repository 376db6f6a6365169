// What the values amount to before anything is set: product, strategy, method, and who Kong's peer is.

import { catalogue } from '../catalogue/index.ts';
import type { Method } from '../catalogue/method.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { cdns } from '../cdn/index.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges, type CdnRanges } from '../cdn/ranges/types.ts';
import type { Cdn } from '../cdn/types.ts';
import { type KongImage, readImage } from '../kong/image.ts';
import { isForwardedFor } from '../kong/real-ip-header.ts';
import type { EffectiveStrategy, Scheme } from '../values/client-ip.ts';
import type { Values } from '../values/values.ts';
import { hasEntities, inlineConfig } from './declarative.ts';
import { methodNameOf, type ResolvedMethod, resolveMethod } from './resolved-method.ts';

/** Whose address Kong's socket sees. */
export type Peer = 'client' | 'node' | 'loadBalancer';

export interface Situation {
	readonly values: Values;
	readonly id: string;
	readonly product: LoadBalancer;
	readonly cdn: Cdn | null;
	readonly strategy: EffectiveStrategy;
	/** What the method comes to on the product. */
	readonly resolved: ResolvedMethod;
	/** The method itself; null without one. */
	readonly method: Method | null;
	/** The effective scheme; null where the product has no choice. */
	readonly scheme: Scheme | null;
	readonly serviceType: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	/** The Service's traffic policy; null leaves it to Kubernetes. */
	readonly trafficPolicy: 'Local' | 'Cluster' | null;
	readonly peer: Peer;
	/** Whether the public listeners speak PROXY. */
	readonly speaksProxy: boolean;
	/** Whether there is a plain entry for callers inside the cluster. */
	readonly inCluster: boolean;
	/** Whether an Ingress, or a Gateway where the product has one, leads to Kong. */
	readonly hasFront: boolean;
	/** Whether clients' TLS ends at the balancer, so that Kong gets plain HTTP from its TLS port. */
	readonly tlsEndsAtBalancer: boolean;
	/** The header of strategy httpHeaders, and whether Kong recurses through it. */
	readonly header: string;
	readonly recursive: boolean;
	/** Whether Kong must trust the CDN's own addresses: it is the peer, or its address is in the header. */
	readonly cdnBelongs: boolean;
	/** The shipped ranges that Kong trusts for that reason; null where none ship, or the user wants none. */
	readonly cdnRanges: CdnRanges | null;
	/** Whom Kong trusts where the strategy trusts anybody: the user's trustedIPs, then shipped ranges. */
	readonly trusted: readonly string[];
	readonly daemonset: boolean;
	/** What the image tells of Kong's version. */
	readonly kong: KongImage;
	/** Whether the values give Kong a licence of its own. */
	readonly hasLicence: boolean;
	/** Kong's role in a hybrid deployment, as the user's env says it. */
	readonly role: unknown;
	/** What the readiness probe asks: /status where nothing will ever be configured. */
	readonly readinessPath: '/status' | '/status/ready';
}

/** Throws where `values` were not settled. */
export function situate(values: Values): Situation {
	const { clientIp, proxy } = values;
	const product: LoadBalancer = catalogue[clientIp.loadBalancer];
	const cdn = cdnBefore(values, product);
	const strategy = effectiveStrategy(values, product, cdn);
	const resolved = resolveMethod(product, methodNameOf(strategy, cdn !== null));
	const { method } = resolved;
	const serviceType = proxy.type ?? product.service.type;
	const trafficPolicy = policyOf(proxy, serviceType, method);
	const speaksProxy = strategy === 'proxyProtocol' && method !== null;
	const peer = peerOf(method, serviceType, trafficPolicy);
	const header = clientIp.httpHeaders.name ?? cdn?.header ?? 'X-Forwarded-For';
	const cdnBelongs =
		cdn !== null &&
		strategy === 'httpHeaders' &&
		method !== null &&
		(peer === 'client' || isInHeader(resolved, header));
	const role = roleOf(values.env);
	const cdnRanges = cdnBelongs ? shippedFor(clientIp) : null;
	return {
		values,
		id: clientIp.loadBalancer,
		product,
		cdn,
		strategy,
		resolved,
		method,
		scheme: product.schemes ? (clientIp.scheme ?? product.defaultScheme ?? 'internet-facing') : null,
		serviceType,
		trafficPolicy,
		peer,
		speaksProxy,
		inCluster: values.inCluster.enabled ?? speaksProxy,
		hasFront: proxy.ingress.enabled ?? Boolean(product.ingress ?? product.gateway),
		tlsEndsAtBalancer: tlsEnds(values, product, resolved),
		header,
		recursive: clientIp.httpHeaders.recursive ?? true,
		cdnBelongs,
		cdnRanges,
		trusted: withRanges(clientIp.trustedIPs, cdnRanges),
		daemonset: values.deployment.daemonset ?? resolved.daemonset,
		kong: readImage(imageText(values.image)),
		hasLicence: isLicensed(values),
		role,
		readinessPath: isConfigured(values, role) ? '/status/ready' : '/status',
	};
}

/** The image as the pod has it: a digest takes the place of the tag. */
export const imageText = ({ repository, tag, digest }: Values['image']): string =>
	digest ? `${repository}@${digest}` : `${repository}:${tag}`;

/** Where Kong looks for a licence that no setting names, and the folder of it. */
export const licencePathPattern = '^/etc/kong(/license\\.json)?/?$';

function isLicensed({ env, deployment, enterprise }: Values): boolean {
	const isGiven = Object.entries(env).some(
		([key, value]) => value !== null && /^license_(data|path)$/i.test(key),
	);
	return (
		isGiven ||
		Boolean(enterprise.license_secret) ||
		deployment.userDefinedVolumeMounts.some((mount) =>
			new RegExp(licencePathPattern).test(String((mount as { mountPath?: unknown }).mountPath)),
		)
	);
}

/** The CDN before the product; one that is part of the product counts as none. */
function cdnBefore({ clientIp }: Values, { ownCdn }: LoadBalancer): Cdn | null {
	return clientIp.cdn && clientIp.cdn !== ownCdn?.id ? cdns[clientIp.cdn] : null;
}

function effectiveStrategy({ clientIp }: Values, product: LoadBalancer, cdn: Cdn | null): EffectiveStrategy {
	if (clientIp.strategy !== 'auto') return clientIp.strategy;
	return cdn ? 'httpHeaders' : product.recommended;
}

/**
 * Whether the CDN's address comes to stand in the header behind the client's: a balancer that reads requests appends it to X-Forwarded-For.
 * A header with one address, such as CF-Connecting-IP, passes through as the CDN wrote it.
 */
function isInHeader({ readsRequests }: ResolvedMethod, header: string): boolean {
	return readsRequests && isForwardedFor(header);
}

/** The Service's own policy, else the method's; a ClusterIP has none. */
function policyOf(
	{ externalTrafficPolicy }: Values['proxy'],
	type: Situation['serviceType'],
	method: Method | null,
): Situation['trafficPolicy'] {
	if (type === 'ClusterIP') return null;
	return externalTrafficPolicy ?? method?.externalTrafficPolicy ?? null;
}

/** The shipped ranges of the CDN; null where none ship, or the user wants none. */
function shippedFor({ cdn, cdnRanges }: Values['clientIp']): CdnRanges | null {
	return cdn && cdnRanges === 'shipped' ? (shippedRanges[cdn] ?? null) : null;
}

function withRanges(own: readonly string[], ranges: CdnRanges | null): readonly string[] {
	return ranges ? [...own, ...allRanges(ranges).filter((range) => !own.includes(range))] : own;
}

/** The chart gives a Gateway a TLS listener only if the values name a certificate. */
function tlsEnds({ proxy }: Values, { gateway }: LoadBalancer, resolved: ResolvedMethod): boolean {
	return resolved.tlsEndsAtBalancer && (!gateway || proxy.ingress.tls.length > 0);
}

/** Only a Service that nodes forward can put a node's address in front of Kong; to a ClusterIP the proxy connects itself. */
function peerOf(
	method: Method | null,
	type: Situation['serviceType'],
	policy: Situation['trafficPolicy'],
): Peer {
	if (!method) return 'node';
	const throughNodes = method.targets === 'nodes' && type !== 'ClusterIP' && policy !== 'Local';
	return throughNodes ? 'node' : method.packetSource;
}

/** Whether Kong has, or will be given, anything that makes it ready. */
function isConfigured(values: Values, role: unknown): boolean {
	const { dblessConfig, echo, admin } = values;
	const elsewhere = dblessConfig.configMap || dblessConfig.secret || admin.enabled || role === 'data_plane';
	return Boolean(elsewhere) || echo.enabled || hasEntities(inlineConfig(values));
}

/** Whatever case the user wrote the setting's name in; of several the last by name. */
function roleOf(env: Values['env']): unknown {
	const key = Object.keys(env)
		.filter((name) => name.toUpperCase() === 'ROLE')
		.sort()
		.at(-1);
	return key ? env[key] : undefined;
}
