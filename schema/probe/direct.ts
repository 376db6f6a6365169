// The caller's address, as an echo route sees it that the caller reaches without anything in between.
import { isPrivate } from '../address/ranges.ts';
import { readEcho } from './echo.ts';
import { endingRemedy, endingText } from './ending-text.ts';
import type { Ending, Way } from './types.ts';

/** The address, or why there is none: a sentence. */
export function seenDirectly(
	way: Way,
	ending: Ending,
): { readonly address: string } | { readonly why: string } {
	const echo = readEcho(ending);
	if (echo === null) return { why: `--direct: ${way.title} ${endingText(ending)}. ${endingRemedy(ending)}` };
	// The peer, since what Kong believes there is as uncertain as anywhere.
	const address = echo.peer;
	if (address === undefined)
		return { why: `--direct: ${way.title} does not say who its peer is (ip). Pass --my-address.` };
	if (isPrivate(address) && !isPrivate(way.address))
		return {
			why: `--direct: ${way.title} sees ${address}, a private address, so something in between replaces yours. Pass --my-address.`,
		};
	return { address };
}
