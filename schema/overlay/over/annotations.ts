// Which annotations of theirs stay beside a decision. Those of another method or product go: a switch is switched off; others no later file can
// take away. A null would not do: Helm keeps it, the chart writes it, and then Helm 3 loses every annotation of the object, while Helm 4 leaves one
// with empty text, which is no switch-off to all controllers.

import { namesOf, providerPrefix } from '../../catalogue/annotation-names.ts';
import { attributesIn, readAnnotation } from '../../catalogue/annotation-values.ts';
import type { Annotations, AttributeList } from '../../catalogue/selection.ts';
import { withoutPort } from '../../catalogue/switch-patterns.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { isAttributes } from '../../decide/resolved-method.ts';
import type { Situation } from '../../decide/situation.ts';
import type { StringMap } from '../../values/kubernetes.ts';
import { isSwitchedOff, knownAnnotations, offText, type Side } from './known-annotations.ts';
import type { Cleared, Deletion } from './types.ts';

/** The annotations of theirs that stay; of lists of attributes the attributes. */
export function keptAnnotations(theirs: StringMap, situation: Situation, side: Side): StringMap {
	const own = ownOf(situation, side);
	return Object.fromEntries(
		Object.entries(theirs).flatMap(([name, value]) => {
			const kept = keptText(name, value, own, side);
			return kept === null ? [] : [[name, kept]];
		}),
	);
}

interface Own {
	/** What the method needs. */
	readonly needed: Annotations;
	readonly alsoWorks: { readonly [annotation: string]: readonly string[] };
	/** What the user may say otherwise. */
	readonly suggested: Annotations;
	readonly free: readonly string[];
	readonly speaksProxy: boolean;
	/** Annotations that the product's controller reads. */
	readonly reads: ReadonlySet<string>;
}

function ownOf({ product, resolved, method, values, speaksProxy }: Situation, side: Side): Own {
	const front = product.gateway ?? product.ingress;
	const versions = Object.values(resolved.byVersion);
	const ofScheme = Object.values(product.schemes ?? {}).flatMap((scheme) => Object.keys(scheme[side] ?? {}));
	const { hostnameAnnotation } = product;
	return {
		needed:
			side === 'service' ? Object.assign({}, resolved.annotations, ...versions) : (front?.annotations ?? {}),
		alsoWorks: side === 'service' ? (method?.alsoWorks ?? {}) : {},
		suggested: side === 'service' ? resolved.suggested : (front?.suggested ?? {}),
		free: [
			...(values.clientIp.scheme ? [] : ofScheme),
			...(hostnameAnnotation === undefined || values.clientIp.hostname ? [] : [hostnameAnnotation]),
		],
		speaksProxy,
		reads: readBy(product, side),
	};
}

function keptText(name: string, value: string, own: Own, side: Side): string | null {
	const base = withoutPort(name);
	if (own.free.includes(base)) return value;
	const known = knownAnnotations[side].get(base);
	if (known === undefined) return value;
	const needed = own.needed[base];
	if (known.some(isAttributes)) return keptAttributes(value, known.filter(isAttributes), own, base);
	if (needed !== undefined) return own.alsoWorks[base]?.includes(value) ? value : null;
	const suggested = own.suggested[base];
	if (suggested !== undefined) return isSuggested(base, value, known, suggested) ? null : value;
	return isSwitchedOff(base, value, known) ? value : null;
}

/** Whether it is what the catalogue suggests for another method: then it is nobody's wish. */
function isSuggested(
	name: string,
	value: string,
	known: readonly Annotations[string][],
	own: Annotations[string],
): boolean {
	if (typeof own !== 'string' && readAnnotation(name, own, value) === 'on') return false;
	return known.some((one) =>
		typeof one === 'string' ? filled(one).includes(value) : readAnnotation(name, one, value) === 'on',
	);
}

/** As the overlay writes them, with the status port that the chart has. */
const filled = (text: string) =>
	['/status', '/status/ready'].map((path) =>
		text.replace('{statusPort}', '8100').replace('{readinessPath}', path),
	);

/** Without the attributes that some method decides. */
function keptAttributes(
	value: string,
	known: readonly AttributeList[],
	own: Own,
	base: string,
): string | null {
	const needed = own.needed[base];
	const ours = needed !== undefined && isAttributes(needed) ? Object.keys(needed.attributes) : [];
	const decided = new Set(known.flatMap(({ attributes }) => Object.keys(attributes)));
	const kept = [...attributesIn(value)].flatMap(([name, setting]) => {
		if (name === '' || ours.includes(name)) return [];
		const now = decided.has(name) ? neutralOf(name, setting, own) : setting;
		return now === null || !own.reads.has(base) ? [] : [`${name}=${now}`];
	});
	return kept.length === 0 ? null : kept.join(',');
}

/** Attributes that are no longer named keep their value on the target group; null where nothing has to be said. */
function neutralOf(attribute: string, setting: string, { speaksProxy }: Own): string | null {
	if (attribute === 'preserve_client_ip.enabled') return speaksProxy ? setting : 'true';
	return attribute === 'proxy_protocol_v2.enabled' && !speaksProxy ? 'false' : null;
}

/** What is set over theirs where the decision says nothing, and what has to be deleted there. */
export function annotationsOver(
	theirs: StringMap,
	decided: StringMap,
	{
		path,
		side,
		product,
	}: { readonly path: readonly string[]; readonly side: Side; readonly product: LoadBalancer },
): Cleared {
	const sets: { path: readonly string[]; value: unknown }[] = [];
	const deletions: Deletion[] = [];
	for (const [name, value] of Object.entries(theirs)) {
		if (Object.hasOwn(decided, name)) continue;
		const off = offText(withoutPort(name), knownAnnotations[side].get(withoutPort(name)) ?? []);
		if (off === null) deletions.push({ path: [...path, name], value, matters: matters(name, product, side) });
		else sets.push({ path: [...path, name], value: off });
	}
	return { sets, deletions };
}

/** Whether the product's controller may read it. */
function matters(name: string, product: LoadBalancer, side: Side): boolean {
	if (product.provider === 'any' || name === 'kubernetes.io/ingress.class') return true;
	return [...readBy(product, side)].some((one) => providerPrefix(one) === providerPrefix(name));
}

function readBy(product: LoadBalancer, side: Side): ReadonlySet<string> {
	if (side === 'service') return namesOf(product);
	const front = product.gateway ?? product.ingress;
	return new Set(Object.keys({ ...front?.annotations, ...front?.suggested }));
}
