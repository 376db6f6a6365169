// Finds the objects that an Ingress or a Gateway names.
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import type { Cluster } from '../../types.ts';

/**
 * The object of that kind and name in a namespace.
 * @param explicit whether the reference itself names the namespace: then an object whose manifest names none may be meant, since it
 * goes wherever it is applied.
 */
export function inNamespace(
	{ inventory }: Cluster,
	kind: string,
	namespace: string,
	name: string,
	explicit = false,
): KubeObject | undefined {
	const named = (inventory.byKind.get(kind) ?? []).filter((one) => one.name === name);
	const exact = named.find((one) => one.namespace === namespace);
	return exact ?? (explicit ? named.find((one) => one.namespace === '') : undefined);
}

/** The object of that kind and name, of a kind that has no namespaces. */
export function ofCluster({ inventory }: Cluster, kind: string, name: string): KubeObject | undefined {
	return (inventory.byKind.get(kind) ?? []).find((one) => one.name === name);
}

/** The labels of a namespace, with that which Kubernetes sets; undefined where the namespace is not among the objects. */
export function namespaceLabels(
	cluster: Cluster,
	name: string,
): { readonly [name: string]: string } | undefined {
	const object = ofCluster(cluster, 'Namespace', name);
	return object && { 'kubernetes.io/metadata.name': name, ...texts(at(object.body, 'metadata', 'labels')) };
}

/** Namespace and name, as the controller sorts by them. */
export function keyOf({ namespace, name }: KubeObject): string {
	return `${namespace}/${name}`;
}

/** A field that must be text with something in it. */
export function filled(value: unknown): string | undefined {
	return text(value) || undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
	return items(value).flatMap((one) => text(one) ?? []);
}

/** A list of keys and values, as IngressClassParams and the configurations of Gateways hold attributes. */
export function attributesOf(value: unknown): { readonly [key: string]: string } {
	return Object.fromEntries(
		items(value).flatMap((one) => {
			const [key, word] = [text(at(one, 'key')), text(at(one, 'value')) ?? ''];
			return key === undefined ? [] : [[key, word] as const];
		}),
	);
}
