// Which setting decided how the balancer treats clients' addresses, where one did: for the places and words of findings.
import { annotationsOf } from '../../cluster/objects.ts';
import { annotationPlace, type Place } from '../../cluster/places.ts';
import { placeOf } from '../causes/where.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { WaySituation } from '../follow-requests.ts';
import { madePort } from './made-port.ts';
import { forwardedForMode } from './signals.ts';

/** How an HTTP balancer is set to treat X-Forwarded-For, and where; null if nothing says so. */
export function forwardedFor(
	{ entrance, front }: Pick<WaySituation, 'entrance' | 'front'>,
	port: EntrancePort,
): { readonly mode: string; readonly place: Place } | null {
	const made = madePort(front, port);
	if (made) {
		const where = made.decidedBy?.forwardedFor;
		return made.forwardedFor !== undefined && where
			? { mode: made.forwardedFor, place: placeOf(where) }
			: null;
	}
	const object = entrance.front ?? entrance.service;
	const given = object ? forwardedForMode({ ...entrance.annotations, ...annotationsOf(object) }) : null;
	return given && object ? { mode: given.mode, place: annotationPlace(object, given.annotation) } : null;
}
