// A balancer that is set not to append the client to X-Forwarded-For.

import type { Place } from '../../cluster/places.ts';
import { memberOf } from '../../text/members.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

const does: { readonly [mode: string]: string } = {
	preserve:
		'passes on X-Forwarded-For as the client wrote it, so Kong sees an address that the client made up, or none',
	remove: 'removes X-Forwarded-For, so Kong does not learn the client',
	'if-none':
		'keeps an X-Forwarded-For that the client wrote, so any client on the internet chooses the address that Kong sees',
};

/** What comes of the setting that tells it so. */
export function forwardedForOff(
	product: string,
	{ mode, place }: { readonly mode: string; readonly place: Place },
): ObjectFinding {
	return finding('forwarded-for-off', place, {
		product,
		does: memberOf(does, mode) ?? 'does not append the client',
	});
}
