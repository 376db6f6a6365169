// Address ranges as the Azure provider writes them into rules: none inside another, two halves of a range as the whole.
import { type Address, formatAddress } from '../../../trace/address/address.ts';
import { type Cidr, inCidr, maskAddress } from '../../../trace/address/cidr.ts';

/** A range as text: `10.0.0.0/8`. */
export function textOf({ address, prefix }: Cidr): string {
	return `${formatAddress(address)}/${prefix}`;
}

/** The fewest ranges that hold the same addresses. */
export function aggregate(ranges: readonly Cidr[]): readonly Cidr[] {
	const merged: Cidr[] = [];
	for (const range of [...ranges].sort(inOrder)) {
		const last = merged.at(-1);
		if (last && inCidr(range.address, last)) continue;
		merged.push(range);
		joinHalves(merged);
	}
	return merged;
}

/** Joins the last two as long as they are the halves of one range. */
function joinHalves(merged: Cidr[]): void {
	for (;;) {
		const [one, other] = merged.slice(-2);
		if (!one || !other || one.prefix !== other.prefix || one.prefix === 0) return;
		const whole = { address: maskAddress(other.address, one.prefix - 1), prefix: one.prefix - 1 };
		if (textOf({ ...whole, prefix: one.prefix }) !== textOf(one)) return;
		merged.splice(-2, 2, whole);
	}
}

function inOrder(one: Cidr, other: Cidr): number {
	return byBytes(one.address, other.address) || one.prefix - other.prefix;
}

function byBytes(one: Address, other: Address): number {
	if (one.length !== other.length) return one.length - other.length;
	const at = one.findIndex((byte, index) => byte !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
