// Who inside the cluster is among those whom Kong trusts.
import { internalAddressIn, isEveryone, overlap } from '../../address/ranges.ts';

/**
 * The trusted ranges in which somebody inside the cluster is, as far as ranges are known. Where everybody is trusted, more than those can
 * claim an address, which findings of their own say.
 */
export function insiders(trusted: readonly string[], inside: readonly string[]): string[] {
	return trusted
		.filter((block) => !isEveryone(block))
		.filter((block) =>
			inside.length > 0 ? inside.some((one) => overlap(block, one)) : internalAddressIn(block) !== null,
		);
}
