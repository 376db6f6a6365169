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

/** Whether labels fit a selector of Kubernetes. */
export function selects(selector: unknown, labels: { readonly [name: string]: string }): boolean {
	const equal = Object.entries(texts(at(selector, 'matchLabels'))).every(
		([name, value]) => labels[name] === value,
	);
	return equal && items(at(selector, 'matchExpressions')).every((one) => fits(one, labels));
}

function fits(expression: unknown, labels: { readonly [name: string]: string }): boolean {
	const label = labels[text(at(expression, 'key')) ?? ''];
	const values = textsOf(at(expression, 'values'));
	const operator = text(at(expression, 'operator'));
	if (operator === 'In') return label !== undefined && values.includes(label);
	if (operator === 'NotIn') return label === undefined || !values.includes(label);
	if (operator === 'Exists') return label !== undefined;
	return operator === 'DoesNotExist' && label === undefined;
}
