// Annotations that the product's controller does not read, and that look like one that it reads.
import { misspeltAnnotations } from '../balancer/misspelt.ts';
import type { ValuePath } from '../messages.ts';
import { found, type Rule } from './types.ts';

/** None for products whose controller is not public. */
export const annotationMisspelt: Rule = ({ values: { proxy }, product }) => {
	const { controller } = product;
	if (!controller) return [];
	const places: [path: ValuePath, annotations: typeof proxy.annotations][] = [
		[['proxy', 'annotations'], proxy.annotations],
		[['proxy', 'ingress', 'annotations'], proxy.ingress.annotations],
	];
	return places.flatMap(([path, annotations]) =>
		misspeltAnnotations(annotations, controller.name).flatMap(({ name, meant }) =>
			found('annotation-misspelt', [...path, name], {
				path: path.join('.'),
				annotation: name,
				controller: controller.name,
				meant,
			}),
		),
	);
};
