// Annotations by which a user would switch on another method than the strategy's: for the rules, as patterns that templates read too.

import { oncePer } from '../text/once-per.ts';
import type { EffectiveStrategy } from '../values/client-ip.ts';
import { knownTexts, readAnnotation } from './annotation-values.ts';
import { catalogue } from './index.ts';
import { isRefusal } from './method.ts';
import type { Annotations } from './selection.ts';
import { httpSwitches, proxySwitches, type Switch } from './switches.ts';
import type { LoadBalancer } from './types.ts';

/** An annotation of the Service that changes what the balancer speaks. */
export interface SwitchPattern {
	/** What it makes the balancer speak. */
	readonly speaks: 'PROXY' | 'HTTP';
	/** Its name, without a port behind it. */
	readonly name: string;
	/** Pattern of its name. */
	readonly annotation: string;
	/** Pattern of the values that switch it on. */
	readonly value: string;
	/** The strategies that it breaks, except where they contradict the annotation themselves. */
	readonly breaks: readonly EffectiveStrategy[];
	/** Whether it holds for every port of the Service. */
	readonly allPorts: boolean;
}

/** Pattern of annotations that, with the value `true`, have a balancer in HTTP mode pass TLS on unread: no HTTP switch breaks that. */
export const tlsPassedPattern = '-(tls-passthrough|ssl-pass-through)$';

/**
 * Annotations by which a proxy speaks TLS to its backend: patterns of the name and of the value in lower case.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol
 * https://haproxy-ingress.github.io/docs/configuration/keys/#backend-protocol, #secure-backend
 * https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/#server-ssl
 * https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/#on-service
 */
export const backendTlsPatterns: readonly { readonly name: string; readonly value: string }[] = [
	{ name: '[-/]backend-protocol$', value: '^(ssl|https|tls|grpcs|h[12]-ssl)$' },
	{ name: '/(server-ssl|secure-backends)$', value: '^true$' },
	{ name: '/service\\.serversscheme$', value: '^https$' },
];

const backendTls = backendTlsPatterns.map(
	({ name, value }) => [new RegExp(name), new RegExp(value)] as const,
);

/** Those among some annotations. */
export function backendTlsIn(annotations: { readonly [name: string]: string }): string[] {
	return Object.entries(annotations).flatMap(([annotation, text]) =>
		backendTls.some(([name, value]) => name.test(annotation) && value.test(text.toLowerCase()))
			? [annotation]
			: [],
	);
}

/** Those of a product: what switches HTTP on, and what switches PROXY on where that breaks a strategy. */
export const switchPatterns = oncePer((product: LoadBalancer): readonly SwitchPattern[] => {
	// Whatever is in front where the product is not named, its own annotations tell.
	const possible: readonly LoadBalancer[] = product.provider === 'any' ? Object.values(catalogue) : [product];
	const made = new Map(
		possible
			.flatMap((one) => [
				...patterns(product, 'PROXY', proxySwitches(one), plainStrategies),
				...patterns(
					product,
					'HTTP',
					httpSwitches(one),
					one.proxyWithHttp ? ['externalTrafficPolicy'] : tcpStrategies,
				),
			])
			.map((pattern) => [JSON.stringify(pattern), pattern]),
	);
	return [...made.values()];
});

/** Kong's listeners are plain under `none` too. */
const plainStrategies = ['externalTrafficPolicy', 'httpHeaders', 'none'] as const;
const tcpStrategies = ['externalTrafficPolicy', 'proxyProtocol'] as const;

/** The same by {@link SwitchPattern.name}. */
export const patternsByName = oncePer(
	(product: LoadBalancer): ReadonlyMap<string, readonly SwitchPattern[]> => {
		const made = new Map<string, SwitchPattern[]>();
		for (const pattern of switchPatterns(product))
			made.set(pattern.name, [...(made.get(pattern.name) ?? []), pattern]);
		return made;
	},
);

/** `annotation.443` is `annotation`. */
export const withoutPort = (annotation: string) => annotation.replace(/\.[0-9]+$/, '');

function patterns(
	product: LoadBalancer,
	speaks: SwitchPattern['speaks'],
	switches: readonly Switch[] | null,
	strategies: readonly EffectiveStrategy[],
): SwitchPattern[] {
	return (switches ?? []).flatMap((one) => {
		const breaks = strategies.filter((strategy) => !isWritten(product, strategy, one));
		if (speaks === 'PROXY' && breaks.length === 0) return [];
		const annotation = `^${literal(one.name)}${one.perPort ? '(\\.[0-9]+)?' : ''}$`;
		const allPorts = typeof one.wanted === 'string';
		return [{ speaks, name: one.name, annotation, value: valuePattern(one), breaks, allPorts }];
	});
}

/** Whether the strategy writes the annotation itself, so that another value is a conflict; refused strategies are refused anyway. */
function isWritten(product: LoadBalancer, strategy: EffectiveStrategy, { name, wanted }: Switch): boolean {
	const method = strategy === 'none' ? undefined : product.strategies[strategy];
	if (method && isRefusal(method)) return true;
	const sets = [product.off, product.service.annotations, method?.annotations];
	return sets.some((set) => {
		const own = set?.[name];
		if (own === undefined) return false;
		if (typeof own === 'string' || !('attributes' in own)) return true;
		return Object.keys(attributesOf(wanted)).some((attribute) => Object.hasOwn(own.attributes, attribute));
	});
}

const attributesOf = (wanted: Annotations[string]) =>
	typeof wanted === 'object' && 'attributes' in wanted ? wanted.attributes : {};

function valuePattern({ name, wanted }: Switch): string {
	if (typeof wanted === 'object' && 'each' in wanted) return listPattern(Object.values(wanted.each));
	if (typeof wanted === 'object') {
		const pairs = Object.entries(wanted.attributes);
		return pairs.map(([key, value]) => `(^|,) *${literal(key)} *= *${literal(value)} *(,|$)`).join('.*');
	}
	if (!knownTexts.includes(wanted)) return `(^|[, ])${literal(wanted)}([, ]|$)`;
	const texts = knownTexts.filter((text) => readAnnotation(name, wanted, text) === 'on');
	const ports = typeof readAnnotation(name, wanted, '80,443') === 'object';
	return `^(${[...texts.map(literal), ...(ports ? ['[1-9][0-9]*(, *[0-9]+)*'] : [])].join('|')})$`;
}

/** `http:80,https:443`, or settings in JSON. */
function listPattern(items: readonly string[]): string {
	const settings = items.flatMap((text) => [
		...text.matchAll(/"(outbound_proxy_protocol)"|"(mode)":"http"/g),
	]);
	const [setting] = settings;
	if (!setting) return '(^|,) *[hH][tT][tT][pP][sS]?:[0-9]+';
	return setting[1] ? `"${setting[1]}" *: *"[a-z0-9]+"` : `"${setting[2]}" *: *"http"`;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
