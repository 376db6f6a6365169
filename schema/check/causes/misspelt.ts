// Annotations that the controller does not read, and that look like one that it reads.
import { misspeltAnnotations } from '../../balancer/misspelt.ts';
import { annotationsOf } from '../../cluster/objects.ts';
import { annotationPlace } from '../../cluster/places.ts';
import { finding } from '../find.ts';
import type { Situation } from '../follow.ts';
import type { CheckFinding } from '../types.ts';

/** The misspelt annotations of an entrance's objects, and what was remarked on other settings. */
export function withMisspelt(situation: Situation, remarks: readonly CheckFinding[]): CheckFinding[] {
	const misspelt = misspeltIn(situation);
	const places = new Set(misspelt.map(({ place }) => place?.shown));
	return [...misspelt, ...remarks.filter(({ place }) => !places.has(place?.shown))];
}

function misspeltIn({ entrance, front, controller, product }: Situation): CheckFinding[] {
	const reader = controller ?? product?.entry.controller?.name;
	if (reader === undefined || front.byHand) return [];
	return [entrance.service, entrance.front].flatMap((object) => {
		if (!object) return [];
		return misspeltAnnotations(annotationsOf(object), reader).flatMap(({ name, meant }) =>
			finding('annotation-misspelt', annotationPlace(object, name), { controller: reader, meant }),
		);
	});
}
