// Annotations that the controller does not read, and that look like one that it reads.
import { type Misspelt, misspeltAnnotations } from '../../balancer/misspelt.ts';
import { misspeltOn } from '../../balancer/misspelt-on.ts';
import { vocabularies } from '../../balancer/vocabulary/index.ts';
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
		return misspeltBy(situation, annotationsOf(object)).map(({ reader, name, meant }) =>
			finding('annotation-misspelt', annotationPlace(object, name), {
				controller: reader,
				annotation: name,
				meant,
			}),
		);
	});
}

interface Unread extends Misspelt {
	/** Who does not read it. */
	readonly reader: string;
}

interface Annotations {
	readonly [name: string]: string;
}

/** By the controller whose word counts, else by the product that was recognised, else by any controller. */
function misspeltBy({ controller, product }: WaySituation, annotations: Annotations): readonly Unread[] {
	const said = (reader: string, misspelt: readonly Misspelt[]) => misspelt.map((one) => ({ ...one, reader }));
	if (controller !== null) return said(controller, misspeltAnnotations(annotations, controller));
	if (product === null) return misspeltForAny(annotations);
	const { reader, misspelt } = misspeltOn(product.entry, annotations);
	return said(reader, misspelt);
}

/** The slip may be what hides the product: names that are like one annotation only, whoever reads that. */
function misspeltForAny(annotations: Annotations): readonly Unread[] {
	const all = vocabularies.flatMap(({ controller }) =>
		misspeltAnnotations(annotations, controller).map((one) => ({ ...one, reader: controller })),
	);
	return all.filter(
		(one, index) =>
			all.findIndex(({ name }) => name === one.name) === index &&
			all.every(({ name, meant }) => name !== one.name || meant === one.meant),
	);
}
