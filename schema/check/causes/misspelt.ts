// Annotations that the controller does not read, and that look like one that it reads.
import { misspeltAnnotations } from '../../balancer/misspelt.ts';
import { misspeltOn } from '../../balancer/misspelt-on.ts';
import { annotationsOf } from '../../cluster/objects.ts';
import { annotationPlace } from '../../cluster/places.ts';
import type { WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

/** The misspelt annotations of an entrance's objects, and what was remarked on other settings. */
export function withMisspelt(situation: WaySituation, remarks: readonly ObjectFinding[]): ObjectFinding[] {
	const misspelt = misspeltIn(situation);
	const places = new Set(misspelt.map(({ place }) => place?.shown));
	return [...misspelt, ...remarks.filter(({ place }) => !places.has(place?.shown))];
}

function misspeltIn(situation: WaySituation): ObjectFinding[] {
	const { entrance, front } = situation;
	if (front.byHand) return [];
	return [entrance.service, entrance.front].flatMap((object) => {
		if (!object) return [];
		const { reader, misspelt } = misspeltBy(situation, annotationsOf(object));
		return misspelt.flatMap(({ name, meant }) =>
			finding('annotation-misspelt', annotationPlace(object, name), {
				controller: reader,
				annotation: name,
				meant,
			}),
		);
	});
}

/** By the controller whose word counts, else by the product that was recognised. */
function misspeltBy({ controller, product }: WaySituation, annotations: { readonly [name: string]: string }) {
	if (controller !== null)
		return { reader: controller, misspelt: misspeltAnnotations(annotations, controller) };
	return product ? misspeltOn(product.entry, annotations) : { reader: '', misspelt: [] };
}
