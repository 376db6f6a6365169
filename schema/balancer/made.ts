// Makes what controllers answer, with fewer words.
import type { Balancer, Made, Remark, Where } from './types.ts';

/** A balancer is made. */
export function balancer(
	made: Balancer,
	remarks: readonly Remark[] = [],
	message: string | null = null,
): Made {
	return { outcome: 'balancer', balancer: made, message, remarks };
}

/** Nothing is made. */
export function ignored(message: string | null = null, remarks: readonly Remark[] = []): Made {
	return { outcome: 'ignored', message, remarks };
}

/** The controller gives up. */
export function refused(
	message: string,
	at?: Where,
	more: {
		readonly balancer?: Balancer;
		readonly remarks?: readonly Remark[];
		readonly unlessSet?: string;
	} = {},
): Made {
	const { remarks = [], balancer: half, unlessSet } = more;
	return {
		outcome: 'error',
		message,
		remarks,
		...(at ? { at } : {}),
		...(half ? { balancer: half } : {}),
		...(unlessSet === undefined ? {} : { unlessSet }),
	};
}

/** The controller gives up, unless there is something that the objects that were read do not show. */
export function refusedUnless(there: string, made: Made, message: string, at: Where): Made {
	return { outcome: 'error', message, remarks: made.remarks, at, unless: { there, made } };
}
