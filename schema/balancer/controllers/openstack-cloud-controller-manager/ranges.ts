// OpenStack: who may connect, as the controller reads it from the field or from Kubernetes' old annotation.
import { networkOf } from '../../networks.ts';
import type { Service } from '../../service.ts';
import { listOf } from '../../words.ts';
import { names } from './words.ts';

/** Ranges as the controller passes them on, without host bits; null if one of them is not a range. */
export function rangesOf({ annotations, families, sourceRanges }: Service): readonly string[] | null {
	const annotated = (annotations[names.ranges] ?? '').trim();
	const everybody = families[0] === 'IPv6' ? '::/0' : '0.0.0.0/0';
	const given =
		sourceRanges.length > 0 ? sourceRanges.map((one) => one.trim()) : listOf(annotated || everybody);
	const read = given.map(networkOf);
	return read.every((one) => one !== null) ? [...new Set(read)] : null;
}

/** Ranges that let in nobody but those they name: everybody's IPv4 range is none. */
export const limitsOf = (ranges: readonly string[]) => ranges.filter((one) => one !== '0.0.0.0/0');
