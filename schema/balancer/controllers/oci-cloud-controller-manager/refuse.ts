// Makes the refusals of Oracle's controller.
import { annotationAt, type Service } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';

export interface Refusal {
	readonly message: string;
	readonly at: Where;
}

/** One reason to give up. @param shape of the balancer that exists already. */
export type Refuse = (service: Service, cluster: Cluster, shape?: string) => Refusal | null;

/** An annotation is to blame. */
export function annotated({ object }: Service, name: string, what: string): Refusal {
	return { message: `${name} ${what}`, at: annotationAt(object, name) };
}
