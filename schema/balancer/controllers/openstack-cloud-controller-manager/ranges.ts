// OpenStack: who may connect, as the controller reads it from the field or from Kubernetes' old annotation.
import type { Service } from '../../service.ts';
import { listOf } from '../../words.ts';
import { names } from './words.ts';

/** Ranges as the controller passes them on, without host bits; null if one of them is not a range. */
export function rangesOf({ annotations, families, sourceRanges }: Service): readonly string[] | null {
	const annotated = (annotations[names.ranges] ?? '').trim();
	const everybody = families[0] === 'IPv6' ? '::/0' : '0.0.0.0/0';
	const given =
		sourceRanges.length > 0 ? sourceRanges.map((one) => one.trim()) : listOf(annotated || everybody);
	const read = given.map(rangeOf);
	return read.every((one) => one !== null) ? [...new Set(read)] : null;
}

/** Ranges that let in nobody but those they name: everybody's IPv4 range is none. */
export const limitsOf = (ranges: readonly string[]) => ranges.filter((one) => one !== '0.0.0.0/0');

function rangeOf(text: string): string | null {
	const [, address = '', length = ''] = /^([^/]+)\/([0-9]{1,3})$/.exec(text) ?? [];
	const bits = Number(length);
	if (address.includes(':')) return bits <= 128 && /^[0-9a-fA-F:.]+$/.test(address) ? text : null;
	const octets = address.split('.');
	const fits =
		octets.length === 4 && octets.every((one) => /^(0|[1-9][0-9]{0,2})$/.test(one) && Number(one) < 256);
	if (!fits || length === '' || bits > 32) return null;
	const kept = octets.map((one, index) => {
		const own = Math.min(8, Math.max(0, bits - index * 8));
		return Number(one) & (256 - 2 ** (8 - own));
	});
	return `${kept.join('.')}/${bits}`;
}
