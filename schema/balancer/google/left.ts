// What there is after Google's controllers gave up over a change.
import { brokenOff } from '../cloud.ts';
import type { Update } from '../controller.ts';
import type { Balancer, Made } from '../types.ts';
import { products } from './words.ts';

/**
 * Another scheme: the old balancer is gone before the new one is tried. Else it stays, and so does its firewall, which comes last.
 * @param internal whether the Service asks for an internal balancer now.
 */
export function leftByError(old: Balancer, made: Made, internal: boolean): Made {
	if (made.outcome !== 'error' || movesScheme(old, internal)) return made;
	if (!made.balancer) return { ...made, balancer: old };
	const closed = made.balancer.sourceRanges.length === 0;
	return closed ? { ...made, balancer: { ...made.balancer, sourceRanges: old.sourceRanges } } : made;
}

/** What an error changes for all that. */
export function givenUp(
	old: Balancer,
	made: Made & { readonly outcome: 'error' },
	internal: boolean,
): Update {
	if (!movesScheme(old, internal)) return brokenOff(old, made.balancer ?? old);
	const changes = ['the balancer is deleted, since its scheme changes'];
	return { changes, ignored: ['what comes after the error'], recreated: false };
}

function movesScheme({ product }: Balancer, internal: boolean): boolean {
	return (product === products.internal) !== internal;
}
