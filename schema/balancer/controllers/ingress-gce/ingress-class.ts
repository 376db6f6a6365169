// Which Ingresses are Google's, and which balancer their class asks for. The annotation alone says it: a class in the spec is not read.
import { annotationsOf, at, type KubeObject, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Remark } from '../../types.ts';

const classAnnotation = 'kubernetes.io/ingress.class';

const kinds = {
	gce: { product: 'classic external application lb', scheme: 'internet-facing' },
	'gce-internal': { product: 'internal application lb', scheme: 'internal' },
	'gce-regional-external': { product: 'regional external application lb', scheme: 'internet-facing' },
} as const;

export type IngressKind = (typeof kinds)[keyof typeof kinds];

/** Which balancer an Ingress asks for; null where it is not Google's, or its class is not switched on. */
export function kindOf(
	object: KubeObject,
	settings: { readonly [name: string]: string },
): IngressKind | null {
	const word = annotationsOf(object)[classAnnotation] ?? '';
	if (settings['ingress-class'] && word === settings['ingress-class']) return kinds.gce;
	if (word === '') return (at(object.body, 'spec', 'ingressClassName') ?? null) === null ? kinds.gce : null;
	if (word === 'gce') return settings['enable-ingress-global-external'] === 'false' ? null : kinds.gce;
	if (word === 'gce-internal') return kinds[word];
	return word === 'gce-regional-external' && hasRegional(settings) ? kinds[word] : null;
}

/** Whether the class for external balancers in a region is switched on. */
export function hasRegional(settings: { readonly [name: string]: string }): boolean {
	return settings.regional === 'true' || settings['enable-ingress-regional-external'] === 'true';
}

/** Whether nodes are its targets only where a Service asks for them: the other kinds know pods alone. */
export function knowsNodes({ product }: IngressKind): boolean {
	return isGlobal(product);
}

/** Whether a balancer is global; the others are in a region. */
export const isGlobal = (product: string) => product === kinds.gce.product;

/** Whether the class is one of a balancer in a region, switched on or not. */
export function asksForRegion(object: KubeObject): boolean {
	return ['gce-internal', 'gce-regional-external'].includes(annotationsOf(object)[classAnnotation] ?? '');
}

/** Why an Ingress that seems to be meant for Google is passed over. */
export function passedOver(object: KubeObject): Remark[] {
	const word = annotationsOf(object)[classAnnotation];
	const inSpec = text(at(object.body, 'spec', 'ingressClassName'));
	const meant = (one: string) => one.trim().toLowerCase();
	if (word === 'gce-multi-cluster')
		return [
			{
				at: annotationAt(object, classAnnotation),
				text: 'the controller makes instance groups for this class, and no balancer',
				weight: 'broken',
			},
		];
	if (word === 'gce-regional-external')
		return [
			{
				at: annotationAt(object, classAnnotation),
				text: 'this class is off unless the controller runs with enable-ingress-regional-external; without it nothing is made',
				weight: 'broken',
			},
		];
	if (word !== undefined && word !== '')
		return Object.hasOwn(kinds, meant(word))
			? [
					{
						at: annotationAt(object, classAnnotation),
						text: `${JSON.stringify(word)} is not the class ${meant(word)}: case and blanks must match, so nothing is made`,
						instead: meant(word),
						weight: 'broken',
					},
				]
			: [];
	if (inSpec === undefined || !Object.hasOwn(kinds, meant(inSpec))) return [];
	return [
		{
			at: fieldAt(object, 'spec', 'ingressClassName'),
			text: `the controller reads the annotation ${classAnnotation} only; it ignores an Ingress that has its class only in the spec`,
			instead: `the annotation ${classAnnotation}: ${meant(inSpec)}`,
			weight: 'broken',
		},
	];
}
