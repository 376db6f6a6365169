// Who inside the cluster is among those whom Kong trusts.
import { isPrivate } from '../../address/ranges.ts';

/** Whether anybody inside the cluster is among those whom Kong trusts, as far as ranges are known. */
export function insiders(
	trusted: readonly string[],
	inside: readonly string[],
	overlaps: (a: string, b: string) => boolean,
): string[] {
	return trusted.filter((block) =>
		inside.length > 0 ? inside.some((one) => overlaps(block, one)) : isPrivate(block) || block.endsWith('/0'),
	);
}
