// From a place in the controllers' view to the place of a finding.
import type { Where } from '../../balancer/types.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';

/** The place of a setting, as findings name it. */
export function placeOf({ object, path }: Where): Place {
	const [first, second, ...rest] = path;
	return first === 'metadata' && second === 'annotations' && rest.length > 0
		? annotationPlace(object, rest.join('.'))
		: fieldPlace(object, ...path);
}
