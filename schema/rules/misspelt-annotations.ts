// Annotations that the product's controller does not read, and that look like one that it reads.
import { misspeltOn } from '../balancer/misspelt-on.ts';
import type { ValuePath } from '../text/path.ts';
import { found, type Rule } from './types.ts';

export const annotationMisspelt: Rule = ({ values: { proxy }, product }) => {
	const places: [path: ValuePath, annotations: typeof proxy.annotations][] = [
		[['proxy', 'annotations'], proxy.annotations],
		[['proxy', 'ingress', 'annotations'], proxy.ingress.annotations],
	];
	return places.flatMap(([path, annotations]) => {
		const { reader, misspelt } = misspeltOn(product, annotations);
		return misspelt.flatMap(({ name, meant }) => {
			const args = { annotation: name, controller: reader, meant };
			return found('annotation-misspelt', [...path, name], args);
		});
	});
};
