// What remarks about an NLB are made of.
import { annotationAt, type Service } from '../../service.ts';
import type { Balancer, Remark } from '../../types.ts';
import type { ServiceFront } from './service-front.ts';
import type { Listener } from './service-listeners.ts';
import type { Settings } from './service-settings.ts';

/** An NLB, and what it was made of. */
export interface Seen {
	readonly service: Service;
	readonly front: ServiceFront;
	readonly listeners: readonly Listener[];
	readonly nlb: Balancer;
	readonly settings: Settings;
}

/** A remark about an annotation. */
export function remark(
	{ object }: Service,
	name: string,
	weight: Remark['weight'],
	text: string,
	instead?: string,
): Remark {
	return { at: annotationAt(object, name), text, weight, ...(instead === undefined ? {} : { instead }) };
}
