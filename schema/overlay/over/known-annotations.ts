// The annotations that the catalogue's products use, whatever the product: with them another method is selected or switched on.
import { isOff, isRefused, readAnnotation } from '../../catalogue/annotation-values.ts';
import { catalogue } from '../../catalogue/index.ts';
import { isRefusal, type Method } from '../../catalogue/method.ts';
import type { Annotations } from '../../catalogue/selection.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';

export type Side = 'service' | 'ingress';

/** What the catalogue writes into an annotation, of all products. */
type Known = ReadonlyMap<string, readonly Annotations[string][]>;

/** Of the Service, and of the Ingress in front. */
export const knownAnnotations: { readonly [side in Side]: Known } = {
	service: known((product) => [
		product.off,
		product.service.annotations,
		product.service.suggested,
		...methodsOf(product).flatMap(({ annotations, suggested, byVersion, alternatives = [] }) => [
			annotations,
			suggested,
			...Object.values(byVersion ?? {}),
			...alternatives.map(({ annotation, on }) => ({ [annotation]: on })),
		]),
		...Object.values(product.schemes ?? {}).map(({ service }) => service),
	]),
	ingress: known(({ ingress, gateway, schemes }) => [
		ingress?.annotations,
		ingress?.suggested,
		gateway?.annotations,
		gateway?.suggested,
		...Object.values(schemes ?? {}).map((scheme) => scheme.ingress),
		// The class as it was written before ingressClassName.
		{ 'kubernetes.io/ingress.class': 'nginx' },
	]),
};

function known(setsOf: (product: LoadBalancer) => readonly (Annotations | undefined)[]): Known {
	const found = new Map<string, Annotations[string][]>();
	for (const product of Object.values<LoadBalancer>(catalogue)) {
		for (const [name, value] of setsOf(product).flatMap((set) => Object.entries(set ?? {})))
			found.set(name, [...(found.get(name) ?? []), value]);
	}
	return found;
}

function methodsOf({ strategies }: LoadBalancer): readonly Method[] {
	return Object.values(strategies).filter((method): method is Method => !isRefusal(method));
}

/** Whether this text of a known annotation switches nothing on. */
export function isSwitchedOff(name: string, text: string, values: readonly Annotations[string][]): boolean {
	return isOff(text) && onValues(values).every((wanted) => readAnnotation(name, wanted, text) === 'off');
}

const onValues = (values: readonly Annotations[string][]) => values.filter((value) => !isOff(value));

/** Texts that switch on, with what switches off. */
const opposites: readonly (readonly [on: RegExp, off: string, names?: RegExp])[] = [
	[/^true$/, 'false'],
	[/^on$/, 'off'],
	[/^v[12]$/, 'none'],
	[/^http$/i, 'tcp'],
	[/^proxy(v2)?$/, 'tcp', /-protocol$/],
	[/^send-proxy(-v2)?$/, ''],
];

/** The text by which a controller takes the annotation for off, where it is a switch and one is known. */
export function offText(name: string, values: readonly Annotations[string][]): string | null {
	const texts = onValues(values).filter((value) => typeof value === 'string');
	const off = opposites.find(
		([on, , names]) => (names?.test(name) ?? true) && texts.some((text) => on.test(text)),
	)?.[1];
	return off !== undefined && !isRefused(name, off) && isSwitchedOff(name, off, values) ? off : null;
}
