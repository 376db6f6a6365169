// Makes what controllers answer, with fewer words.
import type { Balancer, Cure, Made, Remark, Where } from './types.ts';

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
		readonly absent?: string;
		readonly cure?: Cure | undefined;
	} = {},
): Made {
	const { remarks = [], balancer: half, absent, cure } = more;
	return {
		outcome: 'error',
		message,
		remarks,
		...(at ? { at } : {}),
		...(cure ? { cure } : {}),
		...(half ? { balancer: half } : {}),
		...(absent === undefined ? {} : { absent }),
	};
}

/** The controller gives up, unless there is something that the objects that were read do not show. */
export function refusedUnless(
	there: string,
	made: Made,
	message: string,
	at: Where,
	{ balancer: half, ...asked }: { readonly ask?: true; readonly balancer?: Balancer | undefined } = {},
): Made {
	return {
		outcome: 'error',
		message,
		remarks: made.remarks,
		at,
		...(half ? { balancer: half } : {}),
		unless: { there, made, ...asked },
	};
}

/** What counts for readers who cannot know whether something that no object shows is there: they take it to be. */
export function supposed(made: Made): Made {
	return made.outcome === 'error' && made.unless ? supposed(made.unless.made) : made;
}

/** Why a controller gives up: first what no object shows, and then what it would refuse although that is there. */
export function refusalsOf(made: Made): (Made & { readonly outcome: 'error' })[] {
	if (made.outcome !== 'error') return [];
	return made.unless ? [made, ...refusalsOf(made.unless.made)] : [made];
}

/** What there is while a controller gives up, as the beginning of a sentence. */
export function leftBy(made: Made): string {
	const half = made.outcome === 'error' && made.balancer !== undefined;
	return half
		? 'The load balancer is made or changed only in part, and its address does not get into the status'
		: 'No load balancer is made, or the one that exists is not changed';
}
