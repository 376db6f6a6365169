// What a hazard is, and what rules about hazards have in common.

import { at, text } from '../../cluster/objects.ts';
import { annotationPlace, type Place } from '../../cluster/places.ts';
import type { PortMode } from '../balancer/front.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { WaySituation } from '../follow-requests.ts';
import type { ObjectFinding } from '../types.ts';

export interface Hazard {
	readonly finding: ObjectFinding;
	/**
	 * What it breaks: all traffic of the port, that of some nodes, that of callers inside the cluster, of clients that need https, that of
	 * stream listeners, or nothing, if callers have another way.
	 */
	readonly breaks: 'all' | 'someNodes' | 'inside' | 'https' | 'streams' | 'nothing';
	/** Whose address Kong sees instead of the client's, if it is lost before the hops that are followed. */
	readonly loses?: 'node' | 'load balancer';
	/** Whether nothing is known of what happens before the hops that are followed, so that nobody can say whom Kong sees. */
	readonly blurs?: true;
	/** Whether no packet arrives at all, so that findings about later hops are left out. */
	readonly hushes?: true;
	/** Whether the object that would make the way does not exist, so that nothing else is said of the way. */
	readonly alone?: true;
	/** Whether other causes are of interest all the same, since they remain once this one is gone. */
	readonly besides?: true;
}

export type HazardRule = (situation: WaySituation, port: EntrancePort, mode: PortMode) => Hazard[];

export const found = (finding: ObjectFinding, breaks: Hazard['breaks']): Hazard[] => [{ finding, breaks }];

/** An annotation's place: the Ingress or Gateway if that has it, else the Service. */
export function annotated({ entrance }: WaySituation, name: string): Place | null {
	const { front, service } = entrance;
	const object =
		[front, service].find(
			(one) => one && text(at(one.body, 'metadata', 'annotations', name)) !== undefined,
		) ??
		front ??
		service;
	return object ? annotationPlace(object, name) : null;
}
