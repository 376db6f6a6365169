// Which of a product's methods the annotations have switched on, read from the catalogue.

import { type AnnotationReading, isOff, isRefused, readAnnotation } from './annotation-values.ts';
import { isRefusal, type Method, type Refusal } from './method.ts';
import { portText } from './port-text.ts';
import type { Annotations } from './selection.ts';
import type { LoadBalancer } from './types.ts';

type Texts = { readonly [name: string]: string };

/** A port of a Service. */
interface ServicePort {
	readonly name: string;
	readonly port: number;
}

/** An annotation by which the catalogue switches a method on. */
export interface Switch {
	readonly name: string;
	readonly wanted: Annotations[string];
	/** The PROXY version that it stands for. */
	readonly version: 1 | 2;
	readonly perPort?: boolean;
	/** Where it is set, it decides for all ports. */
	readonly decides?: boolean;
	/** Annotations that list the ports for which it holds; where none is set it holds for all. */
	readonly filters?: readonly string[];
}

/** The switches of PROXY; none where it is configured elsewhere, null where the product has no PROXY. */
export function proxySwitches(product: LoadBalancer): readonly Switch[] | null {
	const method = product.strategies.proxyProtocol;
	if (isRefusal(method)) return null;
	const first = method.proxyProtocol?.[0] ?? 1;
	const versions = Object.entries(method.byVersion ?? {}).map(([version, set]) => ({
		version: Number(version) as 1 | 2,
		set,
	}));
	const own = [{ version: first, set: method.annotations ?? {} }, ...versions].flatMap(({ version, set }) =>
		Object.entries(set ?? {})
			.filter(([name, wanted]) => speaksOfProxy(name, wanted))
			.map(([name, wanted]): Switch => ({ name, wanted, version })),
	);
	const others = (method.alternatives ?? []).map(
		({ annotation, on, perPort, decides }): Switch => ({
			name: annotation,
			wanted: on,
			version: first,
			perPort: perPort === true,
			decides: decides === true,
		}),
	);
	const { portFilters: filters } = method;
	return [...own, ...others].map((one) => (filters ? { ...one, filters } : one));
}

// Beside the switch itself, methods name what selects targets or switches other things off.
function speaksOfProxy(name: string, wanted: Annotations[string]): boolean {
	if (isOff(wanted)) return false;
	return /proxy|ppv2/i.test(`${name} ${JSON.stringify(wanted)}`);
}

/** The switches of HTTP mode; null where the product has none. */
export const httpSwitches = (product: LoadBalancer) => switchesOf(product.strategies.httpHeaders);

/** The switches that make the balancer keep the source of packets; null where it cannot. */
export const sourceSwitches = (product: LoadBalancer) => switchesOf(product.strategies.externalTrafficPolicy);

function switchesOf(method: Method | Refusal): readonly Switch[] | null {
	if (isRefusal(method)) return null;
	return Object.entries(method.annotations ?? {})
		.filter(([, wanted]) => !isOff(wanted))
		.map(([name, wanted]) => ({ name, wanted, version: 1 }));
}

/** The method of a strategy, or null where the product refuses it. */
export function methodOf(product: LoadBalancer, strategy: keyof LoadBalancer['strategies']): Method | null {
	const method = product.strategies[strategy];
	return isRefusal(method) ? null : method;
}

/** What one of the switches says about a port of the Service. */
export function switchedOn(
	switches: readonly Switch[],
	annotations: Texts,
	port: number,
): (Switch & { readonly reading: AnnotationReading }) | null {
	for (const one of switches) {
		const actual = (one.perPort ? annotations[`${one.name}.${port}`] : undefined) ?? annotations[one.name];
		if (actual === undefined) continue;
		const reading = readAnnotation(one.name, one.wanted, actual);
		if (!holdsFor(port, reading, filterOf(one, annotations)?.ports)) {
			if (one.decides) return null;
			continue;
		}
		// Several versions may share an annotation: the one whose value it is.
		const exact = switches.find((other) => other.name === one.name && other.wanted === actual);
		return { ...(exact ?? one), reading };
	}
	return null;
}

/** Whether a reading is on for a port. A list of ports in another annotation restricts what is on for all. */
function holdsFor(port: number, reading: AnnotationReading, filter: readonly number[] | undefined): boolean {
	if (reading === 'on') return filter?.includes(port) ?? true;
	return typeof reading === 'object' && reading.ports.includes(port);
}

function filterOf({ filters = [] }: Switch, annotations: Texts) {
	const name = filters.find((one) => annotations[one] !== undefined);
	if (name === undefined) return null;
	return { name, ports: (annotations[name] ?? '').split(',').filter(Boolean).map(Number) };
}

/** The version of PROXY that the author of a word means: 2 for `V2`, `2` and ` v2`. */
function versionMeant(word = ''): number | null {
	const [, digit] = /^v?([12])$/i.exec(word.trim()) ?? [];
	return digit === undefined ? null : Number(digit);
}

/**
 * Which of the switches to use for a port, and what its annotation is to hold: one that is set already, else the first.
 */
export function advisedSwitch(
	switches: readonly Switch[],
	annotations: Texts,
	port: number,
): { readonly name: string; readonly wanted: Annotations[string] } | null {
	const set = switches.filter(({ name }) => annotations[name] !== undefined);
	const meant = set.find(({ name, version }) => version === versionMeant(annotations[name]));
	const one = meant ?? set[0] ?? switches[0];
	if (one === undefined) return null;
	const { name, wanted } = one;
	const reading = readAnnotation(name, wanted, annotations[name] ?? '');
	const filter = reading === 'on' ? filterOf(one, annotations) : null;
	const written = (annotation: string, listed: readonly number[]) => ({
		name: annotation,
		wanted: [...listed, port].join(','),
	});
	if (filter) return written(filter.name, filter.ports);
	if (typeof reading === 'object') return written(name, reading.ports);
	return typeof wanted === 'string' && isRefused(name, wanted) ? written(name, []) : { name, wanted };
}

/** How a setting is written: `name: "value"`, the attribute within it, or the whole text for these ports of the Service. */
export function settingText(
	name: string,
	wanted: Annotations[string],
	ports: readonly ServicePort[] = [],
): string {
	if (typeof wanted === 'string') return `${name}: ${JSON.stringify(wanted)}`;
	if ('text' in wanted) {
		const named = ports.map((port) => ({ ...port, protocol: port.port === 443 ? 'https' : 'http' }));
		return `${name}: ${portText(wanted, named)}`;
	}
	const attributes = Object.entries(wanted.attributes).map((pair) => pair.join('='));
	return `${name}: ${attributes.join(',')}`;
}
