// What the catalogue and the decision say about one product, as plain data: for JSON, for text and for the documentation.

import { UserError } from '../../readers/user-error.ts';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { type Finder, finderText, needText, peerFinders } from '../../schema/catalogue/finder.ts';
import { type ForwardedName, unforgeable } from '../../schema/catalogue/forwarded.ts';
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer, Source } from '../../schema/catalogue/types.ts';
import type { Peer } from '../../schema/decide/situation.ts';
import { hints } from '../../schema/hints/texts.ts';
import { likelyProducts } from '../../schema/hints/unknown.ts';
import { decide } from '../../schema/validate/decide.ts';
import type { PreservingStrategy } from '../../schema/values/client-ip.ts';
import type { StringMap } from '../../schema/values/kubernetes.ts';

export const strategies = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'] as const;

/** A strategy that works on the product, with what the chart sets by default. */
export interface WorkingStrategy {
	readonly works: true;
	readonly how: string;
	readonly serviceType: string;
	readonly trafficPolicy: 'Local' | 'Cluster' | null;
	/** Whose address Kong's socket sees. */
	readonly peer: Peer;
	/** How to find what trustedIPs must hold, in one line and in parts, and what else they must; null where nobody is trusted. */
	readonly trust: {
		readonly find: string;
		readonly finders: readonly Finder[];
		readonly also: string | null;
	} | null;
	readonly loadBalancerClass: string | null;
	readonly serviceAnnotations: StringMap;
	/** Of the Ingress or Gateway. */
	readonly frontAnnotations: StringMap;
	/** The Ingress, the Gateway and further objects that the chart makes. */
	readonly objects: readonly string[];
	readonly proxyProtocolVersions: readonly (1 | 2)[];
	/** Forwarded headers beside X-Forwarded-For that the balancer writes itself: Kong removes the others. Null where it reads no requests, or nobody knows. */
	readonly writes: readonly ForwardedName[] | null;
	readonly warnings: readonly string[];
	readonly needs: readonly string[];
}

export interface RefusedStrategy {
	readonly works: false;
	readonly why: string;
	readonly instead: string;
}

export interface ProductFacts {
	readonly id: LoadBalancerId;
	readonly title: string;
	readonly provider: string;
	readonly kind: LoadBalancer['kind'];
	readonly designedFor: string;
	readonly recommended: PreservingStrategy;
	/** The default first; empty where the product has no choice. */
	readonly schemes: readonly string[];
	readonly hostnameAnnotation: string | null;
	readonly strategies: { readonly [strategy in PreservingStrategy]: WorkingStrategy | RefusedStrategy };
	readonly healthCheck: string;
	readonly hairpin: string;
	readonly immutable: readonly string[];
	readonly notes: readonly string[];
	readonly sources: readonly Source[];
	/** Months in which the sources were read, the controller's code among them: YYYY-MM. */
	readonly read: { readonly oldest: string; readonly newest: string };
	/** The controller that makes it, and which version of its code was read; null where that is not public, or nobody makes it. */
	readonly controller: { readonly name: string; readonly version: string } | null;
}

export const ids = Object.keys(catalogue) as LoadBalancerId[];

/** The id itself. Throws a UserError that names the likeliest ones where there is no such product. */
export function knownId(text: string): LoadBalancerId {
	const id = ids.find((known) => known === text);
	if (id) return id;
	const near = likelyProducts(text);
	throw new UserError(
		`there is no load balancer ${JSON.stringify(text)}.${near.length > 0 ? ` ${hints.nearest(near)}` : ''} See kong-client-ip load-balancers.`,
	);
}

export function productFacts(id: LoadBalancerId): ProductFacts {
	const entry: LoadBalancer = catalogue[id];
	const controller = controllers.find(({ name }) => name === entry.controller?.name);
	const first = entry.defaultScheme ?? 'internet-facing';
	const schemes = Object.keys(entry.schemes ?? {});
	return {
		id,
		title: entry.title,
		provider: entry.provider,
		kind: entry.kind,
		designedFor: entry.designedFor,
		recommended: entry.recommended,
		schemes: schemes.sort((a, b) => Number(b === first) - Number(a === first)),
		hostnameAnnotation: entry.hostnameAnnotation ?? null,
		strategies: {
			externalTrafficPolicy: strategyFacts(id, entry, 'externalTrafficPolicy'),
			proxyProtocol: strategyFacts(id, entry, 'proxyProtocol'),
			httpHeaders: strategyFacts(id, entry, 'httpHeaders'),
		},
		healthCheck: entry.healthCheck,
		hairpin: entry.hairpin,
		immutable: (entry.immutable ?? []).map(({ text }) => text),
		notes: entry.notes ?? [],
		sources: entry.sources,
		read: monthsOf([...entry.sources, ...(controller?.sources ?? [])]),
		controller: controller ? { name: controller.name, version: controller.version } : null,
	};
}

function monthsOf(sources: readonly Source[]): ProductFacts['read'] {
	const months = sources.map(({ read }) => read).sort();
	return { oldest: months[0] ?? '', newest: months.at(-1) ?? '' };
}

/** When the pages were read on which the facts rest, and which version of the controller's code. */
export function freshness({ read, controller }: Pick<ProductFacts, 'read' | 'controller'>): string {
	const { oldest, newest } = read;
	const months = oldest === newest ? `in ${newest}` : `from ${oldest} to ${newest}`;
	const code = controller
		? ` Controller, with the version that was read: ${controller.name}, ${controller.version}.`
		: '';
	return `Facts were read ${months}.${code}`;
}

/** Any trusted range will do: it changes nothing of what is shown here. */
const trustedIPs = ['192.0.2.0/24'];

function strategyFacts(
	loadBalancer: LoadBalancerId,
	entry: LoadBalancer,
	strategy: PreservingStrategy,
): WorkingStrategy | RefusedStrategy {
	const method = entry.strategies[strategy];
	if (isRefusal(method)) return { works: false, why: method.refused, instead: method.instead };
	const { service, ingress, gateway, objects, situation } = decide(
		{ clientIp: { loadBalancer, strategy, trustedIPs } },
		'kong',
	);
	const finders = peerFinders(entry.find, situation.peer === 'node' ? 'node' : 'loadBalancer');
	const find = finders.map(finderText).join('; ');
	const front = [...(ingress ? ['Ingress'] : []), ...(gateway ? ['Gateway', gateway.route] : [])];
	return {
		works: true,
		how: method.how,
		serviceType: service.type,
		trafficPolicy: service.externalTrafficPolicy,
		peer: situation.peer,
		trust:
			strategy === 'externalTrafficPolicy' ? null : { find, finders, also: method.alsoTrust?.what ?? null },
		loadBalancerClass: service.loadBalancerClass,
		serviceAnnotations: service.annotations,
		frontAnnotations: (ingress ?? gateway)?.annotations ?? {},
		objects: [...front, ...objects.map(({ kind }) => kind)],
		proxyProtocolVersions: method.proxyProtocol ?? [],
		writes: method.header?.forwarded ? unforgeable(method.header.forwarded) : null,
		warnings: method.warnings ?? [],
		needs: (method.needs ?? []).map(needText),
	};
}
