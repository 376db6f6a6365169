// Annotations that another product of the same provider understands, and this one does not.

import { namesOf } from '../../catalogue/annotation-names.ts';
import { catalogue } from '../../catalogue/index.ts';
import { httpSwitches, proxySwitches, sourceSwitches } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { memberOf } from '../../text/members.ts';

const products: readonly LoadBalancer[] = Object.values(catalogue);

/** Whether the annotation switches PROXY on for some other product, and does nothing for this one. */
export function isForeignProxySwitch(name: string, product: LoadBalancer): boolean {
	if (proxySwitches(product)?.some((one) => one.name === name)) return false;
	return products.some((other) => proxySwitches(other)?.some((one) => one.name === name));
}

/** Whether the annotation decides about a method of some other product, and is none of this one's. */
export function isForeignSwitch(name: string, product: LoadBalancer): boolean {
	if (namesOf(product).has(name)) return false;
	return products.some((other) =>
		[proxySwitches(other), httpSwitches(other), sourceSwitches(other)].some((set) =>
			set?.some((one) => one.name === name),
		),
	);
}

/** Values that select products by an annotation, beside those that the catalogue writes. */
const OLDER_VALUES: { readonly [name: string]: readonly string[] } = {
	'service.beta.kubernetes.io/aws-load-balancer-type': ['nlb-ip', 'external', 'nlb'],
};

/** Values by which an annotation selects one of several products; null where it does not. */
export function selectingValues(name: string): readonly string[] | null {
	const values = products.flatMap((product) => {
		const value = product.ingress || product.gateway ? undefined : product.service.annotations?.[name];
		return typeof value === 'string' ? [value] : [];
	});
	const all = new Set([...values, ...(memberOf(OLDER_VALUES, name) ?? [])]);
	return all.size > 1 ? [...all].sort() : null;
}

/** The products of a provider. */
function siblingsOf({ provider }: LoadBalancer): readonly LoadBalancer[] {
	return products.filter((other) => other.provider === provider);
}

/** The annotation by which some product of the provider takes a host name, where this product takes none. */
export function foreignHostnameAnnotation(product: LoadBalancer): readonly string[] {
	if (product.hostnameAnnotation) return [];
	return siblingsOf(product).flatMap(({ hostnameAnnotation }) => hostnameAnnotation ?? []);
}

/**
 * The annotation and value that select another product of the provider, whose PROXY switch is set: nothing selects that one, and the controller
 * makes this one by default.
 */
export function askedSibling(
	product: LoadBalancer | null,
	annotations: { readonly [name: string]: string },
): { readonly name: string; readonly value: string } | null {
	if (product?.service.unselected !== 'now') return null;
	for (const [name, wanted] of Object.entries(product.service.annotations ?? {})) {
		if (annotations[name] !== undefined) continue;
		for (const other of siblingsOf(product)) {
			const value = other.service.annotations?.[name];
			const asked = proxySwitches(other)?.some((one) => annotations[one.name] !== undefined);
			if (asked && typeof value === 'string' && value !== wanted) return { name, value };
		}
	}
	return null;
}
